import { ioErrorSuite } from "./suite.ts";

ioErrorSuite(500);
