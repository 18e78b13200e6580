import { cutHint } from '../../../nodes/shared/n8n/hints';

const items = (count: number) => ({ items: Array.from({ length: count }, () => ({ json: {} })) });

test('a list that is as long as its limit says so, any other does not', () => {
	expect(cutHint({ returnAll: false, limit: 2 }, items(2))).toBe(
		"The list ends at 'Limit' (2), and there may be more. Switch on 'Return All' to get everything.",
	);
	expect(cutHint({ returnAll: false, limit: 2 }, items(1))).toBeUndefined();
	expect(cutHint({ returnAll: true, limit: 2 }, items(2))).toBeUndefined();
	expect(cutHint({}, items(2))).toBeUndefined();
	expect(
		cutHint({ returnAll: false, limit: 2 }, { failure: { kind: 'fault', message: '', reached: 'no' } }),
	).toBeUndefined();
});
