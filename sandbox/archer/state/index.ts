import { sandboxLogins } from '../../logins';
import { SignIns } from '../../signIns';
import { ArcherContent } from './content';
import type { ArcherAccount, ArcherUser, RecordForm } from './model';
import type { ArcherPaging } from './paging';
import { ArcherPeople, everyoneGroupId } from './people';
import { ArcherValuesLists } from './valuesLists';

const firstNames = ['Ann', 'Ben', 'Carla', 'David', 'Élodie', 'Farid', 'Grace', 'Hiro', 'Ines', 'Jörg'];
const lastNames = ['Lee', 'Okafor', 'Müller', 'O’Brien'];
const firstUserId = 201;

/** The users and accounts of one simulated Archer instance. */
export class ArcherState {
	readonly instanceName = sandboxLogins.archer.instanceName;

	users = new Map<number, ArcherUser>();

	accounts: ArcherAccount[] = [];

	readonly signIns = new SignIns();

	readonly people = new ArcherPeople();

	readonly valuesLists = new ArcherValuesLists();

	/** What the paged lists answer to page numbers; set by the option. */
	paging: ArcherPaging = 'exact';

	/** Elements that GetUser leaves out, to see what a client does without them. */
	hiddenUserElements = new Set<string>();

	private nextUserId = firstUserId;

	/** Applications, records, reports, files and mail merges. */
	readonly content = new ArcherContent(this.valuesLists);

	/** In which of the two known forms a single record comes. */
	recordForm: RecordForm = 'production';

	clear(): void {
		this.users.clear();
		this.accounts = [];
		this.signIns.clear();
		this.people.clear();
		this.valuesLists.clear();
		this.content.clear();
		this.hiddenUserElements.clear();
		this.nextUserId = firstUserId;
	}

	addUser(user: Partial<ArcherUser> & Pick<ArcherUser, 'userName' | 'firstName' | 'lastName'>): ArcherUser {
		const added: ArcherUser = {
			domain: '',
			middleName: '',
			companyName: '',
			title: '',
			address: '',
			timeZone: '',
			locale: '',
			note: '',
			password: '',
			accountStatus: 1,
			securityParameter: 'Default Security Parameter',
			forcePasswordChange: false,
			loggedOn: false,
			...user,
			id: this.nextUserId++,
		};
		this.users.set(added.id, added);
		this.people.groups.get(everyoneGroupId)?.users.add(added.id);
		return added;
	}

	/** Adds `count` users named after their number: user0001, user0002, … */
	seedUsers(count: number): void {
		for (let added = 0; added < count; added++) {
			const number = this.nextUserId - 204;
			this.addUser({
				userName: `user${String(number).padStart(4, '0')}`,
				firstName: firstNames[number % firstNames.length],
				lastName: lastNames[Math.floor(number / firstNames.length) % lastNames.length],
				accountStatus: number % 20 === 0 ? 2 : 1,
			});
		}
	}

	/** Names are compared without regard to case, as the product's database does. */
	findUser(userName: string | null, domain = ''): ArcherUser | undefined {
		const wanted = (userName ?? '').toLowerCase();
		for (const user of this.users.values()) {
			if (user.userName.toLowerCase() === wanted && user.domain.toLowerCase() === domain.toLowerCase()) {
				return user;
			}
		}
		return undefined;
	}
}
