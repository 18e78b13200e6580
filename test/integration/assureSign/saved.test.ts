/* eslint-disable @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { describeSaved } from '../../support/savedWorkflow';

/** Every operation, with its parameters as the first version of the node saved them. */
describeSaved('assureSign', __dirname);
