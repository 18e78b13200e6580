import type { INode } from 'n8n-workflow';
import {
	boxOf,
	contains,
	cross,
	lineOf,
	overlap,
	paperOf,
	runsBehind,
	type Box,
} from '../support/templates/drawing';
import { files, openTemplate } from '../support/templates/read';

/** Templates can be read from the canvas: nothing covers anything else, and a wire is only where it belongs. */

const pairs = <Item>(list: Item[]): Array<[Item, Item]> =>
	list.flatMap((one, index) => list.slice(index + 1).map((other): [Item, Item] => [one, other]));
const named = (list: Array<[Box, Box]>) => list.map(([one, other]) => [one.name, other.name]);

describe.each(files)('%s', (file) => {
	const { template, drawn, notes, wires } = openTemplate(file);
	const boxes = drawn.map(boxOf);
	const papers = notes.map(paperOf);
	const byName = new Map(template.nodes.map((node) => [node.name, node]));
	const lines = wires.map((wire) => lineOf(wire, byName));

	test('nodes do not cover nodes, nor notes notes', () => {
		expect(named(pairs(boxes).filter(([one, other]) => overlap(one, other)))).toEqual([]);
		expect(named(pairs(papers).filter(([one, other]) => overlap(one, other)))).toEqual([]);
	});

	test('a node stands on a note or beside it, and on none but grey ones', () => {
		const yellow = new Set(notes.filter(({ parameters }) => !parameters.color).map(({ name }) => name));
		const wrong = boxes.flatMap((box) =>
			papers
				.filter((paper) => overlap(box, paper) && (!contains(paper, box) || yellow.has(paper.name)))
				.map((paper) => [box.name, paper.name]),
		);
		expect(wrong).toEqual([]);
	});

	test('no wire crosses another', () => {
		const crossing = pairs(lines).filter(([one, other]) => cross(one, other));
		expect(crossing.map((two) => two.map(({ wire }) => `${wire.from} → ${wire.to}`))).toEqual([]);
	});

	test('no wire runs behind a node', () => {
		const hidden = lines.flatMap((line) =>
			boxes
				.filter((box) => runsBehind(line, box))
				.map(({ name }) => `${line.wire.from} → ${line.wire.to} behind ${name}`),
		);
		expect(hidden).toEqual([]);
	});
});

describe('what the drawing finds', () => {
	const node = (name: string, x: number, y: number, more: Partial<INode> = {}): INode => ({
		id: name,
		name,
		type: 'n8n-nodes-base.noOp',
		typeVersion: 1,
		position: [x, y],
		parameters: {},
		...more,
	});
	const nodes = new Map(
		[node('A', 0, 0), node('B', 0, 300), node('C', 400, 0), node('D', 400, 300), node('Between', 200, 0)].map(
			(one) => [one.name, one],
		),
	);
	const wire = (from: string, to: string) => lineOf({ from, output: 0, to, input: 0 }, nodes);

	test('wires that cross, and those that do not', () => {
		expect(cross(wire('A', 'D'), wire('B', 'C'))).toBe(true);
		expect(cross(wire('A', 'C'), wire('B', 'D'))).toBe(false);
		expect(cross(wire('A', 'C'), wire('A', 'D'))).toBe(false);
		expect(cross(wire('A', 'D'), wire('B', 'D'))).toBe(false);
	});

	test('a wire behind a node', () => {
		expect(runsBehind(wire('A', 'C'), boxOf(nodes.get('Between')!))).toBe(true);
		expect(runsBehind(wire('B', 'D'), boxOf(nodes.get('Between')!))).toBe(false);
	});

	test('a wire that goes back leaves below its node', () => {
		const back = wire('D', 'A');
		expect(Math.max(...back.points.map(([, y]) => y))).toBeGreaterThan(400);
		expect(runsBehind(back, boxOf(node('Below', 200, 440)))).toBe(true);
		expect(runsBehind(back, boxOf(nodes.get('Between')!))).toBe(false);
	});
});
