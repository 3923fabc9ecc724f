BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE batch_members (
        batch_id INTEGER NOT NULL,
        seat INTEGER NOT NULL,
        delivery_id INTEGER NOT NULL,
        CONSTRAINT pk_batch_members PRIMARY KEY (batch_id, seat),
        CONSTRAINT fk_batch_members_batch_id FOREIGN KEY(batch_id) REFERENCES batches (id) ON DELETE CASCADE,
        CONSTRAINT fk_batch_members_delivery_id FOREIGN KEY(delivery_id) REFERENCES deliveries (id) ON DELETE CASCADE
    )
     WITHOUT ROWID;
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
        created_at INTEGER NOT NULL, polled FLOAT DEFAULT '0' NOT NULL,
        CONSTRAINT pk_batches PRIMARY KEY (id),
        CONSTRAINT fk_batches_connection_id FOREIGN KEY(connection_id) REFERENCES connections (id)
    );
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
CREATE TABLE companions (
        connection_id INTEGER NOT NULL,
        feed TEXT NOT NULL,
        cursor INTEGER NOT NULL,
        acked INTEGER NOT NULL,
        acked_at INTEGER NOT NULL,
        since INTEGER NOT NULL,
        last_event_at INTEGER,
        CONSTRAINT pk_companions PRIMARY KEY (connection_id),
        CONSTRAINT fk_companions_connection_id FOREIGN KEY(connection_id) REFERENCES connections (id)
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
        updated_at INTEGER NOT NULL, in_line BOOLEAN DEFAULT '1' NOT NULL CONSTRAINT ck_deliveries_in_line CHECK (in_line = 1 OR NOT (state = 'waiting' OR state = 'sending' OR state = 'accepted' OR state = 'failed')),
        CONSTRAINT pk_deliveries PRIMARY KEY (id),
        CONSTRAINT uq_deliveries_scope_id_key UNIQUE (scope_id, "key"),
        CONSTRAINT fk_deliveries_connection_id FOREIGN KEY(connection_id) REFERENCES connections (id),
        CONSTRAINT fk_deliveries_scope_id FOREIGN KEY(scope_id) REFERENCES scopes (id),
        CONSTRAINT fk_deliveries_batch_id FOREIGN KEY(batch_id) REFERENCES batches (id)
    );
CREATE TABLE erasures (
        id INTEGER NOT NULL,
        scope_id INTEGER NOT NULL,
        person BLOB NOT NULL,
        erased_at INTEGER NOT NULL,
        deliveries INTEGER NOT NULL,
        outcome TEXT NOT NULL,
        CONSTRAINT pk_erasures PRIMARY KEY (id),
        CONSTRAINT uq_erasures_scope_id_person UNIQUE (scope_id, person),
        CONSTRAINT fk_erasures_scope_id FOREIGN KEY(scope_id) REFERENCES scopes (id)
    );
CREATE TABLE farewells (
        id INTEGER NOT NULL,
        entry TEXT NOT NULL,
        platform TEXT NOT NULL,
        name TEXT NOT NULL,
        company_name TEXT NOT NULL,
        site BLOB NOT NULL,
        hosts BLOB NOT NULL,
        public BLOB NOT NULL,
        webhooks BLOB NOT NULL,
        at_platform TEXT NOT NULL,
        in_store TEXT NOT NULL,
        tries INTEGER DEFAULT '0' NOT NULL,
        ended_at INTEGER NOT NULL,
        next_try_at INTEGER NOT NULL,
        kept_until INTEGER NOT NULL,
        CONSTRAINT pk_farewells PRIMARY KEY (id),
        CONSTRAINT uq_farewells_entry UNIQUE (entry)
    );
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
CREATE TABLE listed (
        scope_id INTEGER NOT NULL,
        kind TEXT NOT NULL,
        number INTEGER NOT NULL,
        state TEXT DEFAULT 'there' NOT NULL,
        found_at INTEGER,
        CONSTRAINT pk_listed PRIMARY KEY (scope_id, kind, number),
        CONSTRAINT fk_listed_scope_id FOREIGN KEY(scope_id) REFERENCES scopes (id)
    )
     WITHOUT ROWID;
CREATE TABLE names (
        id INTEGER NOT NULL,
        connection_id INTEGER NOT NULL,
        record_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        CONSTRAINT pk_names PRIMARY KEY (id),
        CONSTRAINT uq_names_connection_id_record_id_kind_name UNIQUE (connection_id, record_id, kind, name),
        CONSTRAINT fk_names_connection_id FOREIGN KEY(connection_id) REFERENCES connections (id)
    );
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
        told BLOB NOT NULL, completed_at INTEGER,
        CONSTRAINT pk_order_ledger PRIMARY KEY (scope_id, order_id),
        CONSTRAINT fk_order_ledger_scope_id FOREIGN KEY(scope_id) REFERENCES scopes (id)
    )
     WITHOUT ROWID;
CREATE TABLE pauses (
        connection_id INTEGER NOT NULL,
        call TEXT NOT NULL,
        scope TEXT NOT NULL,
        until INTEGER NOT NULL,
        CONSTRAINT pk_pauses PRIMARY KEY (connection_id, call),
        CONSTRAINT fk_pauses_connection_id FOREIGN KEY(connection_id) REFERENCES connections (id)
    )
     WITHOUT ROWID;
CREATE TABLE polls (
        connection_id INTEGER NOT NULL,
        polled_at INTEGER NOT NULL,
        turn INTEGER NOT NULL,
        requests INTEGER NOT NULL,
        CONSTRAINT pk_polls PRIMARY KEY (connection_id),
        CONSTRAINT fk_polls_connection_id FOREIGN KEY(connection_id) REFERENCES connections (id)
    );
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
     WITHOUT ROWID;
CREATE TABLE scopes (
        id INTEGER NOT NULL,
        scope TEXT NOT NULL,
        generation INTEGER DEFAULT '0' NOT NULL,
        CONSTRAINT pk_scopes PRIMARY KEY (id),
        CONSTRAINT uq_scopes_scope UNIQUE (scope)
    );
CREATE TABLE settings (
        name TEXT NOT NULL,
        value BLOB NOT NULL,
        CONSTRAINT pk_settings PRIMARY KEY (name)
    );
CREATE TABLE started_checkouts (
        scope_id INTEGER NOT NULL,
        order_id INTEGER NOT NULL,
        due_at INTEGER NOT NULL,
        CONSTRAINT pk_started_checkouts PRIMARY KEY (scope_id, order_id),
        CONSTRAINT fk_started_checkouts_scope_id FOREIGN KEY(scope_id) REFERENCES scopes (id)
    )
     WITHOUT ROWID;
CREATE TABLE store_spans (
        id INTEGER NOT NULL,
        connection_id INTEGER NOT NULL,
        begins_at INTEGER NOT NULL,
        ends_at INTEGER,
        CONSTRAINT pk_store_spans PRIMARY KEY (id),
        CONSTRAINT fk_store_spans_connection_id FOREIGN KEY(connection_id) REFERENCES connections (id)
    );
CREATE TABLE store_webhooks (
        connection_id INTEGER NOT NULL,
        topic TEXT NOT NULL,
        webhook_id INTEGER NOT NULL,
        seen_at INTEGER NOT NULL,
        repaired_at INTEGER,
        missing_since INTEGER,
        CONSTRAINT pk_store_webhooks PRIMARY KEY (connection_id, topic),
        CONSTRAINT fk_store_webhooks_connection_id FOREIGN KEY(connection_id) REFERENCES connections (id)
    )
     WITHOUT ROWID;
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
CREATE VIRTUAL TABLE names_fts USING fts5(name, content='names', content_rowid='id', tokenize='trigram');
CREATE TRIGGER deliveries_transition AFTER UPDATE OF state, in_line ON deliveries WHEN NOT (OLD.state = NEW.state OR OLD.state = 'waiting' AND (NEW.state = 'discarded' OR NEW.state = 'failed' OR NEW.state = 'sending' OR NEW.state = 'superseded') OR OLD.state = 'sending' AND (NEW.state = 'accepted' OR NEW.state = 'declined' OR NEW.state = 'delivered' OR NEW.state = 'failed' OR NEW.state = 'waiting') OR OLD.state = 'accepted' AND (NEW.state = 'declined' OR NEW.state = 'delivered' OR NEW.state = 'failed' OR NEW.state = 'waiting') OR OLD.state = 'failed' AND (NEW.state = 'discarded' OR NEW.state = 'superseded' OR NEW.state = 'waiting')) OR NEW.in_line = 1 AND NOT (NEW.state = 'waiting' OR NEW.state = 'sending' OR NEW.state = 'accepted' OR NEW.state = 'failed') BEGIN SELECT RAISE(ABORT, 'no such transition of a delivery'); END;
CREATE TRIGGER names_added AFTER INSERT ON names BEGIN INSERT INTO names_fts (rowid, name) VALUES (NEW.id, NEW.name); END;
CREATE TRIGGER names_removed AFTER DELETE ON names BEGIN INSERT INTO names_fts (names_fts, rowid, name) VALUES ('delete', OLD.id, OLD.name); END;
INSERT INTO "alembic_version" VALUES('0007');
INSERT INTO "settings" VALUES('folder',X'223030313132323333616162626363646422');
INSERT INTO "scopes" VALUES(1,'a-scope',2);
INSERT INTO "connections" VALUES(1,'uid-1',1,'sequenzy','Shop','https://store.example','store-example','connected',NULL,X'7b7d',X'7b7d',X'7b7d','co_1','Company',X'7b7d','01234567','manager',1795348800000000,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "batches" VALUES(1,1,'products','b','settled','',0,0,0.0,NULL,1795348800000000,0.0);
INSERT INTO "deliveries" VALUES(1,1,1,'k1','product.saved','product','101',NULL,X'01',1,1,'products',1,'delivered',NULL,X'7b227469746c65223a224b616666656520e29895227d',1,0.0,NULL,NULL,'',NULL,1795348800000000,1795348800000000,0);
INSERT INTO "deliveries" VALUES(2,1,1,'k2','customer.saved','customer','17',NULL,X'637573746f6d65723a3137',2,1,'',NULL,'waiting',X'7b22656d61696c223a226d61726965406578616d706c652e74657374227d',X'7b22656d61696c223a226de280a6406578616d706c652e74657374227d',0,0.0,NULL,NULL,'',NULL,1795348800000000,1795348800000000,1);
INSERT INTO "batch_members" VALUES(1,0,1);
INSERT INTO "companions" VALUES(1,'f33d',42,40,1795348800000000,7,1795348800000000);
INSERT INTO "erasures" VALUES(1,1,X'30313233343536373839616263646566',1795348800000000,3,'deleted');
INSERT INTO "farewells" VALUES(1,'to-revoke:u9','segmentflow','Café','Lumière',X'7b7d',X'7b7d',X'7b7d',X'5b375d','waiting','done',2,1795348800000000,1795348800000000,1795348800000000);
INSERT INTO "feeds" VALUES(1,'order',1795348800000000,1795348800000000,NULL,'honoured',X'7b226f6666736574223a3139382c226c6173745f6964223a3531322c227475726e73223a327d',NULL,NULL,0,NULL);
INSERT INTO "listed" VALUES(1,'product',11,'held',1795348800000000);
INSERT INTO "listed" VALUES(1,'product',12,'there',NULL);
INSERT INTO "listed" VALUES(1,'product',101,'there',NULL);
INSERT INTO "names" VALUES(1,1,'101','product','Kaffee ☕');
INSERT INTO "pauses" VALUES(1,'order','orders:write',1795348800000000);
INSERT INTO "polls" VALUES(1,1795348800000000,7,5);
INSERT INTO "records" VALUES(1,'product','101',X'0011',1,2,'present',NULL,1,NULL);
INSERT INTO "started_checkouts" VALUES(1,512,1795348800000000);
INSERT INTO "store_spans" VALUES(1,1,1795348800000000,NULL);
INSERT INTO "store_webhooks" VALUES(1,'order.created',7,1795348800000000,NULL,NULL);
INSERT INTO "tries" VALUES(1,1,1795348800000000,0.25,'POST','/products',200,NULL,'');
CREATE INDEX ix_order_ledger_person ON order_ledger (scope_id, person) WHERE person IS NOT NULL;
CREATE INDEX ix_records_person ON records (scope_id, person) WHERE person IS NOT NULL;
CREATE INDEX ix_deliveries_batch ON deliveries (batch_id) WHERE batch_id IS NOT NULL;
CREATE INDEX ix_deliveries_line ON deliveries (connection_id, ordering_key, position) WHERE in_line = 1;
CREATE INDEX ix_deliveries_next ON deliveries (connection_id, lane, position) WHERE state = 'waiting';
CREATE INDEX ix_deliveries_person ON deliveries (person, id) WHERE person IS NOT NULL;
CREATE INDEX ix_deliveries_record ON deliveries (connection_id, record_id, id);
CREATE INDEX ix_deliveries_later ON deliveries (connection_id, next_try_at) WHERE state = 'waiting' AND batch_id IS NULL AND next_try_at IS NOT NULL;
CREATE INDEX ix_batches_open ON batches (connection_id, state, due_at) WHERE state IN ('frozen', 'sending', 'accepted');
CREATE INDEX ix_tries_batch ON tries (batch_id);
CREATE INDEX ix_batch_members_delivery ON batch_members (delivery_id);
CREATE INDEX ix_listed_held ON listed (scope_id, kind) WHERE state = 'held';
CREATE INDEX ix_precedences_earlier ON precedences (earlier_id);
CREATE INDEX ix_deliveries_log ON deliveries (connection_id, kind, state, id);
CREATE INDEX ix_store_spans_connection ON store_spans (connection_id);
COMMIT;
