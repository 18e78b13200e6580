import type { INode } from 'n8n-workflow';
import { inputsOf, outputsOf, type Wire } from './read';

/** Where n8n's canvas draws nodes and wires, by the sizes and curves of its editor. */

export interface Box {
	name: string;
	x: number;
	y: number;
	width: number;
	height: number;
}

export type Point = [x: number, y: number];

const side = 96;
/** The name stands below the node, in two lines when it is long. */
const nameHeight = 40;
/** n8n makes a node higher for each input or output after the third. */
const perHandle = 32;

function heightOf(node: INode): number {
	return side + Math.max(0, Math.max(inputsOf(node), outputsOf(node)) - 3) * perHandle;
}

export function boxOf(node: INode): Box {
	const [x, y] = node.position;
	return { name: node.name, x, y, width: side, height: heightOf(node) + nameHeight };
}

export function paperOf({ name, position: [x, y], parameters }: INode): Box {
	return { name, x, y, width: Number(parameters.width), height: Number(parameters.height) };
}

export function overlap(one: Box, other: Box): boolean {
	return (
		one.x < other.x + other.width &&
		other.x < one.x + one.width &&
		one.y < other.y + other.height &&
		other.y < one.y + one.height
	);
}

export function contains(outer: Box, inner: Box): boolean {
	return (
		outer.x <= inner.x &&
		outer.y <= inner.y &&
		inner.x + inner.width <= outer.x + outer.width &&
		inner.y + inner.height <= outer.y + outer.height
	);
}

export interface Line {
	wire: Wire;
	points: Point[];
}

export function lineOf(wire: Wire, nodes: Map<string, INode>): Line {
	const from = nodes.get(wire.from)!;
	const to = nodes.get(wire.to)!;
	const start: Point = [from.position[0] + side, handle(from, wire.output, outputsOf(from))];
	const end: Point = [to.position[0], handle(to, wire.input, inputsOf(to))];
	// n8n leads a wire that goes back below the nodes.
	return { wire, points: start[0] - 20 > end[0] ? backward(start, end) : curve(start, end) };
}

function handle(node: INode, index: number, count: number): number {
	return node.position[1] + (heightOf(node) * (index + 1)) / (count + 1);
}

/** Odd: two wires that mirror each other then cross between two points, not in one. */
const steps = 47;

function curve([startX, startY]: Point, [endX, endY]: Point): Point[] {
	const distance = endX - startX;
	const bend = distance >= 0 ? distance / 2 : 6.25 * Math.sqrt(-distance);
	return Array.from({ length: steps + 1 }, (_, step) => {
		const t = step / steps;
		const [a, b, c, d] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t ** 2 * (1 - t), t ** 3];
		return [
			a * startX + b * (startX + bend) + c * (endX - bend) + d * endX,
			(a + b) * startY + (c + d) * endY,
		];
	});
}

function backward([startX, startY]: Point, [endX, endY]: Point): Point[] {
	const below = startY + 130;
	const aside = 40;
	return [
		[startX, startY],
		[startX + aside, startY],
		[startX + aside, below],
		[endX - aside, below],
		[endX - aside, endY],
		[endX, endY],
	];
}

function segments({ points }: Line): Array<[Point, Point]> {
	return points.slice(1).map((point, index) => [points[index], point]);
}

function turn([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): number {
	return Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));
}

function meet([a, b]: [Point, Point], [c, d]: [Point, Point]): boolean {
	return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

/** Whether two wires cross; those that leave one output or reach one input touch there, and that is all right. */
export function cross(one: Line, other: Line): boolean {
	const others = segments(other);
	return segments(one).some((segment) => others.some((otherSegment) => meet(segment, otherSegment)));
}

/** Whether a wire runs behind a node that it does not belong to. */
export function runsBehind({ wire, points }: Line, box: Box): boolean {
	if (box.name === wire.from || box.name === wire.to) return false;
	const dense = points.slice(1).flatMap((point, index) => between(points[index], point));
	return dense.some(
		([x, y]) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height,
	);
}

function between([ax, ay]: Point, [bx, by]: Point): Point[] {
	const count = Math.ceil(Math.hypot(bx - ax, by - ay) / 8);
	return Array.from({ length: count }, (_, index) => {
		const t = (index + 1) / count;
		return [ax + (bx - ax) * t, ay + (by - ay) * t];
	});
}
