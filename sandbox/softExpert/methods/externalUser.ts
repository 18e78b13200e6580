import { softExpertContract } from '../../contract/load';
import {
	failure,
	success,
	type SoftExpertCall,
	type SoftExpertMethods,
	type SoftExpertResult,
} from '../method';

const blank = (call: SoftExpertCall, name: string) => (call.values.get(name) ?? '').trim() === '';

/** The texts are those of the vendor's page; the e-mail is the login, so an empty one is 'Null user login'. */
function refusal(call: SoftExpertCall): SoftExpertResult | undefined {
	const { method, state, values } = call;
	if (blank(call, 'NAME')) return failure(call, '7', 'Null user name.');
	if (blank(call, 'PASSWORD')) return failure(call, '8', 'Null password.');
	if (blank(call, 'EMAIL')) return failure(call, '5', 'Null user login.');
	if (!((values.get('LANGUAGE') ?? '').trim() in softExpertContract.languages)) {
		return failure(call, '9', 'Null or inexistent language.');
	}
	for (const { name, maxLength } of method.params) {
		if (maxLength !== undefined && [...(values.get(name) ?? '')].length > maxLength) {
			return failure(call, '3', `The maximum size for this field is ${maxLength}.`);
		}
	}
	if (!state.licenceKeys.has(values.get('NMID') ?? '')) return failure(call, '2', 'Invalid license key.');
	// No code says that the phone is missing; it may be empty.
	if (!values.has('TELEPHONE')) return failure(call, '-1', 'Unexpected error.');
	const connections = Number((values.get('NRCONCURRENTLOGINS') ?? '').trim() || '1');
	if (!Number.isInteger(connections) || connections < 1) return failure(call, '-1', 'Unexpected error.');
	if (connections > state.maximumConnections) return failure(call, '30', 'Max. number of connections.');
	if (state.externalUsers.has((values.get('EMAIL') ?? '').toLowerCase())) {
		return failure(call, '4', 'E-mail already registered or associated');
	}
	return undefined;
}

export const externalUserMethods: SoftExpertMethods = {
	newExternalUser: (call) => {
		const refused = refusal(call);
		if (refused !== undefined) return refused;
		const email = (call.values.get('EMAIL') ?? '').toLowerCase();
		call.state.externalUsers.set(email, Object.fromEntries(call.values));
		return success('Record successfully added.');
	},

	inactiveExternalUser: (call) => {
		const email = (call.values.get('MAIL') ?? '').trim().toLowerCase();
		if (email === '') return failure(call, '58', 'Null e-mail or ID.');
		const user = call.state.externalUsers.get(email);
		if (user === undefined) return failure(call, '12', 'User does not exist.');
		call.state.inactiveExternalUsers.add(email);
		// The page prints this text for a deactivation.
		return success('Record successfully added');
	},
};
