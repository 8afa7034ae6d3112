package org.mailmax.mail.memory;

import org.junit.jupiter.api.Nested;
import org.mailmax.mail.contract.FeedContract;
import org.mailmax.mail.contract.FolderContract;
import org.mailmax.mail.contract.MailFixture;
import org.mailmax.mail.contract.MailTransferContract;
import org.mailmax.mail.contract.MessageContract;
import org.mailmax.mail.contract.SharedContract;

class MemoryContractTest {

    @Nested
    class Folders extends FolderContract {
        @Override
        protected MailFixture fixture() {
            return new MemoryFixture();
        }
    }

    @Nested
    class Messages extends MessageContract {
        @Override
        protected MailFixture fixture() {
            return new MemoryFixture();
        }
    }

    @Nested
    class Shared extends SharedContract {
        @Override
        protected MailFixture fixture() {
            return new MemoryFixture();
        }
    }

    @Nested
    class Feed extends FeedContract {
        @Override
        protected MailFixture fixture() {
            return new MemoryFixture();
        }
    }

    @Nested
    class Transfer extends MailTransferContract {
        @Override
        protected MailFixture fixture() {
            return new MemoryFixture();
        }
    }
}
