// Makes pictures of pages small: at most 128 colours, each pixel the nearest of them (RFC 2083).
import { deflateSync, inflateSync } from "node:zlib";

const MOST = 128;
const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);

export function small(png) {
  const { width, height, pixels } = read(png);
  const colours = palette(pixels);
  const lines = Buffer.alloc((width + 1) * height);
  const known = new Map();
  for (let i = 0; i < pixels.length; i++) {
    if (!known.has(pixels[i])) known.set(pixels[i], nearest(colours, pixels[i]));
    lines[Math.floor(i / width) * (width + 1) + 1 + (i % width)] = known.get(pixels[i]);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([SIGNATURE, chunk("IHDR", head), chunk("PLTE", Buffer.from(colours.flatMap(split))), chunk("IDAT", deflateSync(lines, { level: 9 })), chunk("IEND", Buffer.alloc(0))]);
}

const split = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255];

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc(body), body.length + 4);
  return framed;
}

const TABLE = Array.from({ length: 256 }, (_, n) => {
  for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n >>> 0;
});

const crc = (body) => (body.reduce((sum, byte) => TABLE[(sum ^ byte) & 255] ^ (sum >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;

// Reads what browsers write: eight bits a channel, not interlaced, opaque.
function read(png) {
  const data = [];
  let width = 0;
  let height = 0;
  let channels = 0;
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const body = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
    const name = png.toString("latin1", at + 4, at + 8);
    if (name === "IDAT") data.push(body);
    if (name !== "IHDR") continue;
    [width, height, channels] = [body.readUInt32BE(0), body.readUInt32BE(4), { 2: 3, 6: 4 }[body[9]]];
    if (body[8] !== 8 || !channels || body[12]) throw new Error("a picture of another kind than browsers write");
  }
  const bytes = unfiltered(inflateSync(Buffer.concat(data)), width * channels, height, channels);
  const pixels = new Uint32Array(width * height);
  for (let i = 0; i < pixels.length; i++) pixels[i] = (bytes[i * channels] << 16) | (bytes[i * channels + 1] << 8) | bytes[i * channels + 2];
  return { width, height, pixels };
}

function unfiltered(raw, stride, height, back) {
  const bytes = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const here = y * stride + x;
      const left = x < back ? 0 : bytes[here - back];
      const up = y === 0 ? 0 : bytes[here - stride];
      const corner = x < back || y === 0 ? 0 : bytes[here - stride - back];
      bytes[here] = raw[y * (stride + 1) + 1 + x] + [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
    }
  }
  return bytes;
}

function paeth(left, up, corner) {
  const [a, b, c] = [left, up, corner].map((value) => Math.abs(left + up - corner - value));
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

// The most frequent colours that are not all alike.
function palette(pixels) {
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const chosen = [];
  for (const [colour] of [...counts].sort((a, b) => b[1] - a[1])) {
    if (chosen.length < MOST && chosen.every((other) => distance(other, colour) > 90)) chosen.push(colour);
  }
  return chosen;
}

function distance(one, other) {
  const [a, b] = [split(one), split(other)];
  return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;
}

function nearest(colours, pixel) {
  let best = 0;
  for (let i = 1; i < colours.length; i++) if (distance(colours[i], pixel) < distance(colours[best], pixel)) best = i;
  return best;
}
