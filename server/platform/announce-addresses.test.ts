import assert from "node:assert/strict";
import { test } from "node:test";
import { announcementLines } from "./announce-addresses.ts";
import { lanAddresses, machineNames } from "./lan-addresses.ts";

const card = (address: string, { family = "IPv4" as const, internal = false } = {}) => ({
  address,
  family,
  internal,
  netmask: "255.255.255.0",
  mac: "02:00:00:00:00:01",
  cidr: `${address}/24`,
});

test("the shop's own network comes first, containers and loopback not at all", () => {
  const addresses = lanAddresses({
    lo: [card("127.0.0.1", { internal: true })],
    docker0: [card("172.17.0.1")],
    tun0: [card("10.8.0.2")],
    wlan0: [card("192.168.0.12")],
  });
  assert.deepEqual(addresses, ["192.168.0.12", "10.8.0.2"]);
});

test("whoever starts it reads where to open it, and the tablet's camera gets a picture", () => {
  const lines = announcementLines({ port: 8000, addresses: ["192.168.0.12"] });
  const text = lines.join("\n");
  assert.match(text, /http:\/\/localhost:8000/);
  assert.match(text, /http:\/\/192\.168\.0\.12:8000/);
  assert.match(text, /█/);
});

test("with https the tablet is led to the certificate first", () => {
  const text = announcementLines({
    port: 443,
    https: true,
    certificatePort: 444,
    addresses: ["192.168.0.12"],
  }).join("\n");
  assert.match(text, /https:\/\/192\.168\.0\.12\n/);
  assert.match(text, /http:\/\/192\.168\.0\.12:444\/certificado/);
});

test("without a network there is no picture, only this computer", () => {
  const text = announcementLines({ port: 8000, addresses: [] }).join("\n");
  assert.doesNotMatch(text, /█|Na rede/);
});

test("a machine answers to its full name, its short name and its name in the local network", () => {
  assert.deepEqual(machineNames("Stockroom.lan"), ["stockroom.lan", "stockroom", "stockroom.local"]);
});
