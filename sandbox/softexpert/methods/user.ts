import { failure, success, type SoftExpertMethods } from '../method';

export const userMethods: SoftExpertMethods = {
	changeUserStatus: (call) => {
		const id = (call.values.get('IdUser') ?? '').trim();
		const status = (call.values.get('UserStatus') ?? '').trim();
		if (id === '') return failure(call, '7', 'Null user ID.');
		if (status === '') return failure(call, '50', 'Null user status.');
		if (status !== '1' && status !== '2') return failure(call, '51', 'Invalid user status.');
		const user = call.state.users.get(id);
		if (user === undefined) return failure(call, '12', 'User does not exist.');
		user.enabled = status === '1';
		return success(user.enabled ? 'User enabled' : 'User disabled');
	},
};
