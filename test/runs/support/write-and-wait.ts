// A run that writes its files and then waits to be killed, in a process of its own.
import { openRun } from "@needscope/runs";

const run = openRun({ to: process.argv[2] ?? "", now: () => new Date("2016-03-31T09:00:00Z") });
run.write("report.html", "the new report, half written");
run.write("families.csv", "pseudonym", { restricted: true });
process.stdout.write("written");
setInterval(() => undefined, 1000);
