import {
	failure,
	isBlank,
	success,
	valueOf,
	type SoftExpertCall,
	type SoftExpertMethods,
	type SoftExpertResult,
} from '../method';
import type { Position } from '../state/model';

const refuse = (result: SoftExpertResult): SoftExpertResult => [['return', '-1'], ...result];

function refusal(call: SoftExpertCall): SoftExpertResult | undefined {
	if (isBlank(call, 'ID')) return failure(call, '13', 'Null position ID.');
	if (isBlank(call, 'DESC')) return failure(call, '22', 'Null position name.');
	const isTooLong = call.method.params.some(
		({ name, maxLength }) => maxLength !== undefined && [...valueOf(call, name)].length > maxLength,
	);
	return isTooLong ? failure(call, '3', 'The value is longer than the field.') : undefined;
}

const done = (position: Position, detail: string): SoftExpertResult => [
	['return', position.key],
	...success(detail, [
		['RecordId', position.id],
		['RecordKey', position.key],
	]),
];

export const positionMethods: SoftExpertMethods = {
	newPosition: (call) => {
		const refused = refusal(call);
		if (refused) return refuse(refused);
		const id = valueOf(call, 'ID');
		if (call.state.positions.has(id)) return refuse(failure(call, '23', 'Position already exists.'));
		return done(call.state.newPosition(id, valueOf(call, 'DESC')), 'Record successfully added.');
	},

	editPosition: (call) => {
		const refused = refusal(call);
		if (refused) return refuse(refused);
		const position = call.state.positions.get(valueOf(call, 'ID'));
		if (position === undefined) return refuse(failure(call, '16', 'Position does not exist.'));
		position.name = valueOf(call, 'DESC');
		return done(position, 'Record successfully updated.');
	},

	/** The toggle: nothing in the request says which state is wanted. */
	changePositionStatus: (call) => {
		if (isBlank(call, 'ID')) return [['Return', '-1'], ...failure(call, '43', 'Null ID.')];
		const position = call.state.positions.get(valueOf(call, 'ID'));
		if (position === undefined) return [['Return', '-1'], ...failure(call, '16', 'Position does not exist.')];
		position.enabled = !position.enabled;
		return [
			['Return', position.key],
			...success(position.enabled ? 'Position enabled' : 'Position disabled'),
		];
	},
};
