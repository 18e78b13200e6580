/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IConnections, INode } from 'n8n-workflow';

/** The templates as files, and what the tests of their rules call their parts. */

export const root = join(__dirname, '../../..');
export const folder = join(root, 'templates');
export const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

export const ownPrefix = 'n8n-nodes-enterprise-soap.';
export const stickyNote = 'n8n-nodes-base.stickyNote';

export interface Template {
	name: string;
	nodes: INode[];
	connections: IConnections;
	settings?: Record<string, unknown>;
	meta?: Record<string, unknown>;
	active?: boolean;
	pinData?: Record<string, unknown>;
}

/** A wire from an output to an input, both counted from 0. */
export interface Wire {
	from: string;
	output: number;
	to: string;
	input: number;
}

export interface OpenTemplate {
	text: string;
	template: Template;
	/** Nodes that work, which is all but the notes. */
	drawn: INode[];
	own: INode[];
	notes: INode[];
	wires: Wire[];
}

export function openTemplate(file: string): OpenTemplate {
	const text = readFileSync(join(folder, file), 'utf8');
	const template = JSON.parse(text) as Template;
	const { nodes, connections } = template;
	const wires = Object.entries(connections).flatMap(([from, { main }]) =>
		main.flatMap((targets, output) =>
			(targets ?? []).map(({ node, index }) => ({ from, output, to: node, input: index })),
		),
	);
	return {
		text,
		template,
		drawn: nodes.filter(({ type }) => type !== stickyNote),
		own: nodes.filter(({ type }) => type.startsWith(ownPrefix)),
		notes: nodes.filter(({ type }) => type === stickyNote),
		wires,
	};
}

/** Every key and text of a JSON value, at any depth. */
export function textsIn(value: unknown, key = ''): Array<[key: string, text: string]> {
	if (typeof value === 'string') return [[key, value]];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, one]) => textsIn(one, Array.isArray(value) ? key : name));
}

/** What a person reads of a note: links by their text, no marks of Markdown. */
export function wordsOf(note: INode): string[] {
	return String(note.parameters.content)
		.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
		.replace(/[#*`|>_-]+/g, ' ')
		.split(/\s+/)
		.filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/** How many outputs a node has on the canvas, the one for failures included. */
export function outputsOf({ type, parameters, onError }: INode): number {
	const failures = onError === 'continueErrorOutput' ? 1 : 0;
	return ownOutputs(type, parameters) + failures;
}

function ownOutputs(type: string, parameters: INode['parameters']): number {
	const { rules, options } = parameters as {
		rules?: { values?: unknown[] };
		options?: { fallbackOutput?: unknown };
	};
	switch (type.replace('n8n-nodes-base.', '')) {
		case 'if':
		case 'splitInBatches':
			return 2;
		case 'compareDatasets':
			return 4;
		case 'switch':
			return (rules?.values?.length ?? 0) + (options?.fallbackOutput === 'extra' ? 1 : 0);
		default:
			return 1;
	}
}

/** How many inputs a node has on the canvas. */
export function inputsOf({ type, parameters }: INode): number {
	if (/trigger$|\.webhook$/i.test(type)) return 0;
	if (type === 'n8n-nodes-base.merge') return Number(parameters.numberInputs ?? 2);
	return type === 'n8n-nodes-base.compareDatasets' ? 2 : 1;
}
