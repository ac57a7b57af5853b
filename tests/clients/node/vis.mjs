// Reads items and groups with vis-data's own DataSet: node vis.mjs ADDRESS
import { DataSet } from "vis-data/standalone";

const told = await (await fetch(process.argv[2])).json();
const items = new DataSet(told.items, { fieldId: "id" });
const groups = new DataSet(told.groups, { fieldId: "id" });
const reads = ({ start, end, group }) =>
  !Number.isNaN(Date.parse(start)) && (!end || Date.parse(start) < Date.parse(end)) && groups.get(group) !== null;
console.log(JSON.stringify({ ids: items.getIds(), unread: items.get({ filter: (item) => !reads(item) }) }));
