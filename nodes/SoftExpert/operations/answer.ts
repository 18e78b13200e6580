import type { ResultField } from '../../shared/operation/spec';

/** The answer of most methods. `Code` comes first: the meaning of the codes hangs on the first field. */
export const statusFields: ResultField[] = [
	{
		name: 'code',
		xml: 'Code',
		type: 'integer',
		description: 'Answer of SoftExpert: 1 when it was done',
		example: 1,
	},
	{
		name: 'detail',
		xml: 'Detail',
		description: "SoftExpert's own words, in the language of its user",
		example: 'Record successfully added.',
	},
];
