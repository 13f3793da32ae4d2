/** What the mail catcher has caught. */
package io.footfall.services.mailbox;
