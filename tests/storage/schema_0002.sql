-- A database as the second schema's migration left it, with a little in it. Never changed: it stands for users' files.
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE batch_members (
        batch_id INTEGER NOT NULL,
        seat INTEGER NOT NULL,
        delivery_id INTEGER NOT NULL,
        CONSTRAINT pk_batch_members PRIMARY KEY (batch_id, seat),
        CONSTRAINT fk_batch_members_batch_id FOREIGN KEY(batch_id) REFERENCES batches (id) ON DELETE CASCADE,
        CONSTRAINT fk_batch_members_delivery_id FOREIGN KEY(delivery_id) REFERENCES deliveries (id) ON DELETE CASCADE
    )
     WITHOUT ROWID
    ;
INSERT INTO "batch_members" VALUES(1,0,1);
CREATE TABLE batches (
        id INTEGER NOT NULL,
        connection_id INTEGER NOT NULL,
        call TEXT NOT NULL,
        "key" TEXT NOT NULL,
        state TEXT NOT NULL,
        job_id TEXT DEFAULT '' NOT NULL,
        polls INTEGER DEFAULT '0' NOT NULL,
        tries INTEGER DEFAULT '0' NOT NULL,
        waited FLOAT DEFAULT '0' NOT NULL,
        due_at INTEGER,
        created_at INTEGER NOT NULL,
        CONSTRAINT pk_batches PRIMARY KEY (id),
        CONSTRAINT fk_batches_connection_id FOREIGN KEY(connection_id) REFERENCES connections (id)
    );
INSERT INTO "batches" VALUES(1,1,'products','b','settled','',0,0,0.0,NULL,1795348800000000);
CREATE TABLE checkpoints (
        connection_id INTEGER NOT NULL,
        phase TEXT NOT NULL,
        state TEXT NOT NULL,
        cursor BLOB,
        done INTEGER DEFAULT '0' NOT NULL,
        total INTEGER,
        unreadable INTEGER DEFAULT '0' NOT NULL,
        finished_at INTEGER,
        CONSTRAINT pk_checkpoints PRIMARY KEY (connection_id, phase),
        CONSTRAINT fk_checkpoints_connection_id FOREIGN KEY(connection_id) REFERENCES connections (id)
    );
CREATE TABLE connections (
        id INTEGER NOT NULL,
        uid TEXT NOT NULL,
        scope_id INTEGER NOT NULL,
        platform TEXT NOT NULL,
        name TEXT NOT NULL,
        home TEXT NOT NULL,
        prefix TEXT NOT NULL,
        state TEXT NOT NULL,
        problem BLOB,
        site BLOB NOT NULL,
        facts BLOB NOT NULL,
        settings BLOB NOT NULL,
        company_id TEXT NOT NULL,
        company_name TEXT NOT NULL,
        public BLOB NOT NULL,
        fingerprint TEXT NOT NULL,
        connected_by TEXT NOT NULL,
        connected_at INTEGER NOT NULL,
        disconnected_at INTEGER,
        last_heartbeat_at INTEGER,
        last_event_at INTEGER,
        checks BLOB,
        checked_at INTEGER,
        CONSTRAINT pk_connections PRIMARY KEY (id),
        CONSTRAINT uq_connections_uid UNIQUE (uid),
        CONSTRAINT fk_connections_scope_id FOREIGN KEY(scope_id) REFERENCES scopes (id)
    );
INSERT INTO "connections" VALUES(1,'uid-1',1,'sequenzy','Shop','https://store.example','store-example','connected',NULL,X'7B7D',X'7B7D',X'7B7D','co_1','Company',X'7B7D','01234567','manager',1795348800000000,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE deliveries (
        id INTEGER NOT NULL,
        connection_id INTEGER NOT NULL,
        scope_id INTEGER NOT NULL,
        "key" TEXT NOT NULL,
        change TEXT NOT NULL,
        kind TEXT NOT NULL,
        record_id TEXT NOT NULL,
        person BLOB,
        ordering_key BLOB NOT NULL,
        position INTEGER NOT NULL,
        lane INTEGER NOT NULL,
        call TEXT DEFAULT '' NOT NULL,
        batch_id INTEGER,
        state TEXT NOT NULL,
        body BLOB,
        summary BLOB NOT NULL,
        tries INTEGER DEFAULT '0' NOT NULL,
        waited FLOAT DEFAULT '0' NOT NULL,
        next_try_at INTEGER,
        reason TEXT,
        detail TEXT DEFAULT '' NOT NULL,
        occurred_at INTEGER,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        CONSTRAINT pk_deliveries PRIMARY KEY (id),
        CONSTRAINT uq_deliveries_scope_id_key UNIQUE (scope_id, "key"),
        CONSTRAINT fk_deliveries_connection_id FOREIGN KEY(connection_id) REFERENCES connections (id),
        CONSTRAINT fk_deliveries_scope_id FOREIGN KEY(scope_id) REFERENCES scopes (id),
        CONSTRAINT fk_deliveries_batch_id FOREIGN KEY(batch_id) REFERENCES batches (id)
    );
INSERT INTO "deliveries" VALUES(1,1,1,'k1','product.saved','product','101',NULL,X'01',1,1,'products',1,'delivered',NULL,X'7B227469746C65223A224B616666656520E29895227D',1,0.0,NULL,NULL,'',NULL,1795348800000000,1795348800000000);
INSERT INTO "deliveries" VALUES(2,1,1,'k2','customer.saved','customer','17',NULL,X'02',2,1,'',NULL,'waiting',X'7B22656D61696C223A226D61726965406578616D706C652E74657374227D',X'7B22656D61696C223A226DE280A6406578616D706C652E74657374227D',0,0.0,NULL,NULL,'',NULL,1795348800000000,1795348800000000);
CREATE TABLE feeds (
        connection_id INTEGER NOT NULL,
        kind TEXT NOT NULL,
        followed_since INTEGER,
        mark INTEGER,
        reading BLOB,
        filtering TEXT DEFAULT 'unknown' NOT NULL,
        rolling BLOB,
        rolled_at INTEGER,
        total INTEGER,
        surplus INTEGER DEFAULT '0' NOT NULL,
        removals BLOB,
        CONSTRAINT pk_feeds PRIMARY KEY (connection_id, kind),
        CONSTRAINT fk_feeds_connection_id FOREIGN KEY(connection_id) REFERENCES connections (id)
    );
INSERT INTO "feeds" VALUES(1,'order',1795348800000000,1795348800000000,NULL,'honoured',X'7B226F6666736574223A3139382C226C6173745F6964223A3531322C227475726E73223A327D',NULL,NULL,0,NULL);
CREATE TABLE listed (
        scope_id INTEGER NOT NULL,
        kind TEXT NOT NULL,
        number INTEGER NOT NULL,
        state TEXT DEFAULT 'there' NOT NULL,
        found_at INTEGER,
        CONSTRAINT pk_listed PRIMARY KEY (scope_id, kind, number),
        CONSTRAINT fk_listed_scope_id FOREIGN KEY(scope_id) REFERENCES scopes (id)
    )
     WITHOUT ROWID
    ;
INSERT INTO "listed" VALUES(1,'product',11,'held',1795348800000000);
INSERT INTO "listed" VALUES(1,'product',12,'there',NULL);
INSERT INTO "listed" VALUES(1,'product',101,'there',NULL);
CREATE TABLE order_ledger (
        scope_id INTEGER NOT NULL,
        order_id INTEGER NOT NULL,
        person BLOB,
        status TEXT NOT NULL,
        currency TEXT NOT NULL,
        total_minor INTEGER NOT NULL,
        refunded_minor INTEGER DEFAULT '0' NOT NULL,
        counts BOOLEAN NOT NULL,
        created_at INTEGER,
        paid_at INTEGER,
        source TEXT DEFAULT '' NOT NULL,
        told BLOB NOT NULL,
        CONSTRAINT pk_order_ledger PRIMARY KEY (scope_id, order_id),
        CONSTRAINT fk_order_ledger_scope_id FOREIGN KEY(scope_id) REFERENCES scopes (id)
    )
     WITHOUT ROWID
    ;
CREATE TABLE polls (
        connection_id INTEGER NOT NULL,
        polled_at INTEGER NOT NULL,
        turn INTEGER NOT NULL,
        requests INTEGER NOT NULL,
        CONSTRAINT pk_polls PRIMARY KEY (connection_id),
        CONSTRAINT fk_polls_connection_id FOREIGN KEY(connection_id) REFERENCES connections (id)
    );
INSERT INTO "polls" VALUES(1,1795348800000000,7,5);
CREATE TABLE precedences (
        delivery_id INTEGER NOT NULL,
        earlier_id INTEGER NOT NULL,
        CONSTRAINT pk_precedences PRIMARY KEY (delivery_id),
        CONSTRAINT fk_precedences_delivery_id FOREIGN KEY(delivery_id) REFERENCES deliveries (id) ON DELETE CASCADE,
        CONSTRAINT fk_precedences_earlier_id FOREIGN KEY(earlier_id) REFERENCES deliveries (id) ON DELETE CASCADE
    );
CREATE TABLE records (
        scope_id INTEGER NOT NULL,
        kind TEXT NOT NULL,
        record_id TEXT NOT NULL,
        digest BLOB NOT NULL,
        revision INTEGER NOT NULL,
        generation INTEGER NOT NULL,
        state TEXT NOT NULL,
        person BLOB,
        known BOOLEAN DEFAULT '0' NOT NULL, profile BLOB,
        CONSTRAINT pk_records PRIMARY KEY (scope_id, kind, record_id),
        CONSTRAINT fk_records_scope_id FOREIGN KEY(scope_id) REFERENCES scopes (id)
    )
     WITHOUT ROWID
    ;
INSERT INTO "records" VALUES(1,'product','101',X'0011',1,2,'present',NULL,1,NULL);
CREATE TABLE scopes (
        id INTEGER NOT NULL,
        scope TEXT NOT NULL,
        generation INTEGER DEFAULT '0' NOT NULL,
        CONSTRAINT pk_scopes PRIMARY KEY (id),
        CONSTRAINT uq_scopes_scope UNIQUE (scope)
    );
INSERT INTO "scopes" VALUES(1,'a-scope',2);
CREATE TABLE settings (
        name TEXT NOT NULL,
        value BLOB NOT NULL,
        CONSTRAINT pk_settings PRIMARY KEY (name)
    );
INSERT INTO "settings" VALUES('folder',X'223030313132323333616162626363646422');
CREATE TABLE started_checkouts (
        scope_id INTEGER NOT NULL,
        order_id INTEGER NOT NULL,
        due_at INTEGER NOT NULL,
        CONSTRAINT pk_started_checkouts PRIMARY KEY (scope_id, order_id),
        CONSTRAINT fk_started_checkouts_scope_id FOREIGN KEY(scope_id) REFERENCES scopes (id)
    )
     WITHOUT ROWID
    ;
INSERT INTO "started_checkouts" VALUES(1,512,1795348800000000);
CREATE TABLE syncs (
        connection_id INTEGER NOT NULL,
        pass_number INTEGER NOT NULL,
        state TEXT NOT NULL,
        "full" BOOLEAN NOT NULL,
        started_at INTEGER,
        finished_at INTEGER,
        problem BLOB,
        CONSTRAINT pk_syncs PRIMARY KEY (connection_id),
        CONSTRAINT fk_syncs_connection_id FOREIGN KEY(connection_id) REFERENCES connections (id)
    );
CREATE TABLE tries (
        id INTEGER NOT NULL,
        batch_id INTEGER NOT NULL,
        at INTEGER NOT NULL,
        seconds FLOAT NOT NULL,
        method TEXT NOT NULL,
        path TEXT NOT NULL,
        status INTEGER,
        reason TEXT,
        excerpt TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_tries PRIMARY KEY (id),
        CONSTRAINT fk_tries_batch_id FOREIGN KEY(batch_id) REFERENCES batches (id) ON DELETE CASCADE
    );
INSERT INTO "tries" VALUES(1,1,1795348800000000,0.25,'POST','/products',200,NULL,'');
CREATE INDEX ix_order_ledger_person ON order_ledger (scope_id, person) WHERE person IS NOT NULL
    ;
CREATE INDEX ix_records_person ON records (scope_id, person) WHERE person IS NOT NULL
    ;
CREATE INDEX ix_batches_due ON batches (connection_id, state, due_at) WHERE state IN ('frozen', 'accepted')
    ;
CREATE INDEX ix_deliveries_batch ON deliveries (batch_id) WHERE batch_id IS NOT NULL
    ;
CREATE INDEX ix_deliveries_kind ON deliveries (connection_id, kind, id)
    ;
CREATE INDEX ix_deliveries_line ON deliveries (connection_id, ordering_key, position) WHERE state IN ('waiting', 'sending', 'accepted', 'failed')
    ;
CREATE INDEX ix_deliveries_next ON deliveries (connection_id, lane, position) WHERE state = 'waiting'
    ;
CREATE INDEX ix_deliveries_person ON deliveries (person, id) WHERE person IS NOT NULL
    ;
CREATE INDEX ix_deliveries_record ON deliveries (connection_id, record_id, id)
    ;
CREATE INDEX ix_deliveries_state ON deliveries (connection_id, state, id)
    ;
CREATE INDEX ix_tries_batch ON tries (batch_id)
    ;
CREATE INDEX ix_batch_members_delivery ON batch_members (delivery_id)
    ;
CREATE TRIGGER deliveries_transition BEFORE UPDATE OF state ON deliveries WHEN OLD.state <> NEW.state AND NOT ((OLD.state = 'waiting' AND NEW.state IN ('discarded', 'failed', 'sending', 'superseded')) OR (OLD.state = 'sending' AND NEW.state IN ('accepted', 'declined', 'delivered', 'failed', 'waiting')) OR (OLD.state = 'accepted' AND NEW.state IN ('declined', 'delivered', 'failed', 'waiting')) OR (OLD.state = 'failed' AND NEW.state IN ('discarded', 'superseded', 'waiting'))) BEGIN SELECT RAISE(ABORT, 'no such transition of a delivery'); END;
CREATE INDEX ix_listed_held ON listed (scope_id, kind) WHERE state = 'held'
    ;
CREATE INDEX ix_precedences_earlier ON precedences (earlier_id)
    ;
COMMIT;
