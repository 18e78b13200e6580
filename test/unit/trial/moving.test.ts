import { singlePackages, wholePackage } from '../../../generate/packages';
import { Archer, ArcherTrigger, AssureSign, AssureSignTrigger, SoftExpert } from '../../../index';
import { movedWorkflow } from '../../../trial/moving';

const classes = [Archer, ArcherTrigger, AssureSign, AssureSignTrigger, SoftExpert];
const types = classes.map((Type) => new Type().description.name);

const workflow = {
	id: 'one',
	name: 'All of them',
	nodes: [
		...types.map((type) => ({ name: type, type: `${wholePackage}.${type}`, parameters: { a: 1 } })),
		{ name: 'tool', type: `${wholePackage}.archerTool`, parameters: {} },
		{ name: 'other', type: 'n8n-nodes-base.set', parameters: { text: `${wholePackage}.archer` } },
		{ name: 'alike', type: `${wholePackage}.archerSomething`, parameters: {} },
	],
	connections: { tool: {} },
};

test('every node type moves, tools included, and nothing else changes', () => {
	const { workflow: single, moved } = movedWorkflow(workflow, 'single');
	expect(moved.map(({ node }) => node)).toEqual([...types, 'tool']);
	for (const { node, to } of moved) {
		const name = node === 'tool' ? 'archer' : node;
		const home = singlePackages.find(({ pages }) => pages.includes(name))!;
		expect(to).toBe(`${home.name}.${node === 'tool' ? 'archerTool' : node}`);
	}
	expect(single.nodes.map((node) => ({ ...node, type: '' }))).toEqual(
		workflow.nodes.map((node) => ({ ...node, type: '' })),
	);
	expect(single.nodes.slice(-2)).toEqual(workflow.nodes.slice(-2));
	expect({ ...single, nodes: [] }).toEqual({ ...workflow, nodes: [] });
});

test('what was moved comes back as it was', () => {
	expect(movedWorkflow(movedWorkflow(workflow, 'single').workflow, 'whole').workflow).toEqual(workflow);
});

test('what is where it shall be stays', () => {
	expect(movedWorkflow(workflow, 'whole')).toEqual({ workflow, moved: [] });
});
