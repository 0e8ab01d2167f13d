// Says what csp_evaluator finds in each policy of a list: policies as JSON in, findings as JSON out.
import { readFileSync } from "node:fs";
import { CspEvaluator } from "csp_evaluator/dist/evaluator.js";
import { Severity } from "csp_evaluator/dist/finding.js";
import { CspParser } from "csp_evaluator/dist/parser.js";

const policies = JSON.parse(readFileSync(0, "utf8"));
const found = policies.map((policy) =>
  new CspEvaluator(new CspParser(policy).csp)
    .evaluate()
    .map(({ severity, directive, value, description }) =>
      `${Severity[severity]}: ${directive} ${value ?? ""}: ${description}`));
process.stdout.write(JSON.stringify(found));
