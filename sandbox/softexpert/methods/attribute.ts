import { failure, success, type SoftExpertMethods } from '../method';

export const attributeMethods: SoftExpertMethods = {
	// The vendor publishes no answer for this method: the children beside Status, Detail and Code are the sandbox's own.
	getAttribData: (call) => {
		const ids = (call.values.get('IDATTRIBS') ?? '').split(/[,;]/).map((id) => id.trim());
		const unknown = ids.filter((id) => !call.state.attributes.has(id));
		if (unknown.length > 0) return failure(call, '-1', `Attribute does not exist: ${unknown.join(', ')}`);
		return [
			...success('Record successfully found.'),
			...ids.map((id): [string, string] => ['NMATTRIBUTE', call.state.attributes.get(id) ?? '']),
		];
	},
};
