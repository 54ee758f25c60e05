import { describe, expect, it } from "vitest";
import { mountAbove, warningsOf, type Machine } from "../../bench/machine.ts";

describe("the file system of a directory", () => {
  const mounts = [
    "/dev/vda / ext4 rw 0 0",
    "tmpfs /tmp tmpfs rw 0 0",
    "/dev/vdb /tmp/disk xfs rw 0 0",
    "",
  ].join("\n");

  it("is that of the longest mount above it", () => {
    expect(mountAbove(mounts, "/home/user/app/.build")).toBe("ext4 on /dev/vda");
    expect(mountAbove(mounts, "/tmp/x")).toBe("tmpfs on tmpfs");
    expect(mountAbove(mounts, "/tmp/disk")).toBe("xfs on /dev/vdb");
    expect(mountAbove(mounts, "/tmpfiles")).toBe("ext4 on /dev/vda");
  });

  it("is that of the later of two mounts at one place", () => {
    expect(mountAbove("overlay / overlay\n/dev/vda / ext4", "/work")).toBe("ext4 on /dev/vda");
  });
});

describe("a warning", () => {
  const machine: Machine = {
    date: "",
    commit: "",
    node: "",
    system: "",
    cores: 2,
    cpu: "",
    fileSystem: "ext4 on /dev/vda",
    load: 0.2,
  };

  it("is given for a busy machine and for data that never meets a disk", () => {
    expect(warningsOf(machine)).toEqual([]);
    expect(warningsOf({ ...machine, load: 2 })).toHaveLength(1);
    expect(warningsOf({ ...machine, fileSystem: "tmpfs on tmpfs" })).toHaveLength(1);
  });
});
