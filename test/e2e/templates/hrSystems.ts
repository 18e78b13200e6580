import { createHmac } from 'node:crypto';
import type { Routes } from './fakeService';
import { recordedEvent } from './support';

/** BambooHR, HiBob and Personio: what they answer, and how they sign what they send. */

export const secret = 'a key of this test alone';

/** What a test may change. */
export const answers = { bambooHrStatus: 'Active' };

/** What BambooHR, HiBob and Personio answer when they are asked for the person of the recorded events. */
export const routes: Routes = {
	'GET /bamboohr/employees/67890': () => ({
		...recordedEvent('bamboohr-employee-get').item.json,
		status: answers.bambooHrStatus,
	}),
	'POST /hibob/people/search': () => ({
		employees: [
			{
				'/root/id': { value: '3332883884017713938' },
				firstName: 'Ben',
				surname: 'Orr',
				displayName: 'Ben Orr',
				email: 'ben.orr@example.com',
				work: { title: 'Clerk', department: 'Sales', site: 'Berlin', reportsTo: { email: 'max.roe@example.com' } },
			},
		],
	}),
	'POST /personio/auth/token': () => ({ access_token: 'token', token_type: 'Bearer', expires_in: 3600 }),
	'GET /personio/persons/98765': () => ({
		id: '98765',
		email: 'cleo.fox@example.com',
		first_name: 'Cleo',
		last_name: 'Fox',
	}),
	'GET /personio/persons/98765/employments': () => ({
		_data: [{ id: '11223344', status: 'INACTIVE', position: { title: 'Clerk' } }],
	}),
};

const sign = (algorithm: string, encoding: 'hex' | 'base64', text: string) =>
	createHmac(algorithm, secret).update(text).digest(encoding);

const now = () => String(Math.floor(Date.now() / 1000));
export const bambooHr = (text: string, at = now()) => ({
	'x-bamboohr-timestamp': at,
	'x-bamboohr-signature': sign('sha256', 'hex', text + at),
});
export const hiBob = (text: string) => ({ 'bob-signature': sign('sha512', 'base64', text) });
export const personio = (text: string) => ({ 'x-personio-signature': sign('sha256', 'hex', text) });


/** What a system posted when the event was recorded. */
export const bodyOf = (name: string) => JSON.stringify(recordedEvent(name).item.json.body);
