/** The command tree. Each command lives in a file of its own below commands/; none loads more than it needs. */
import { Command } from "commander";
import { configCommand } from "./commands/config.ts";
import { consumeCommand } from "./commands/consume.ts";
import { dlqCommand } from "./commands/dlq.ts";
import { produceCommand } from "./commands/produce.ts";
import { peekCommand } from "./commands/peek.ts";
import { purgeCommand } from "./commands/purge.ts";
import { queueCommand } from "./commands/queue.ts";
import { scheduleCommand } from "./commands/schedule.ts";
import { serveCommand } from "./commands/serve.ts";
import { topicCommand } from "./commands/topic.ts";
import { version } from "./version.ts";

const overview = `
One minute to the first message:
  sluice serve                                     in one terminal
  echo hello | sluice produce greetings            in another
  sluice consume greetings

\`sluice <command> -h\` shows options and examples. Exit codes: 0 done, 1 failed, 2 wrong usage, 3 not found, 4 denied,
5 timeout.`;

export function program(): Command {
  const root = new Command("sluice")
    .description("A message broker: durable topics and queues on one journal.")
    .version(version, "-V, --version", "print the version")
    .helpCommand(false)
    .addCommand(serveCommand())
    .addCommand(topicCommand())
    .addCommand(queueCommand())
    .addCommand(produceCommand())
    .addCommand(consumeCommand())
    .addCommand(peekCommand())
    .addCommand(purgeCommand())
    .addCommand(dlqCommand())
    .addCommand(scheduleCommand())
    .addCommand(configCommand())
    .addHelpText("after", overview);
  for (const command of everyCommand(root)) {
    command
      .exitOverride()
      .helpOption("-h, --help", "show this")
      .configureOutput({
        // Whether anybody reads the help to its end is no matter.
        writeOut: (text) => console.log(text.trimEnd()),
        outputError: (text, write) => write(oneLine(text, command)),
      });
  }
  return root;
}

function everyCommand(command: Command): Command[] {
  return [command, ...command.commands.flatMap(everyCommand)];
}

/** commander's "error: …" and its suggestion on a second line, as all other errors look; where it suggests nothing, we do. */
function oneLine(text: string, command: Command): string {
  const said = text
    .replace(/^error: /, "")
    .trim()
    .replace(/\s*\n\s*/g, " ");
  const isLost = /^(unknown|missing|too many)/.test(said) && !said.endsWith("?)");
  return `sluice: ${said}${isLost ? `. \`${pathOf(command)} -h\` shows what there is` : ""}\n`;
}

/** As it is typed. */
function pathOf(command: Command): string {
  return command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
}
