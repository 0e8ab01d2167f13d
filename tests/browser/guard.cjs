// Loaded before a program of Node's: it may reach no network, and what it tried is noted in a file.
"use strict";
const { appendFileSync } = require("node:fs");
const { Socket } = require("node:net");

Socket.prototype.connect = function (...to) {
  appendFileSync(process.env.GUARD_NOTES, JSON.stringify(to[0]) + "\n");
  process.nextTick(() => this.destroy(new Error("There is no network here.")));
  return this;
};
