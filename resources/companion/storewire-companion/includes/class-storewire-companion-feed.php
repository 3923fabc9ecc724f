<?php
/**
 * The event feed: gathers what happens in a request, writes it down once at its end, and gives it to readers.
 *
 * @package Storewire_Companion
 */

defined( 'ABSPATH' ) || exit;

/** One table, written by shoppers' requests, read by Storewire, capped by age and number. */
final class Storewire_Companion_Feed {

	const DAYS         = 7;
	const MOST_ROWS    = 100000;
	const MOST_WAITING = 100;
	const AT_A_TIME    = 5000;
	const PRUNE_EVERY  = 1000;
	const SETTLE_MS    = 5000;

	/** Events of this request that are not written yet. */
	private static $waiting = array();

	/** Records of which this request told more than that they were updated. */
	private static $told = array();

	/**
	 * Notes that something happened. The same thing about the same object counts once in a request, and that a record was
	 * updated says nothing beside anything else that happened to it. Facts may be a Closure, called at the end.
	 */
	public static function note( $type, $object_id = 0, $facts = array(), $tell = '' ) {
		$record  = strstr( $type, '.', true ) . ".updated:$object_id:";
		$name    = "$type:$object_id:$tell";
		$updated = $name === $record;
		if ( $updated && isset( self::$waiting[ $record ] ) ) {
			return;
		}
		if ( $object_id && ! $updated ) {
			unset( self::$waiting[ $record ] );
			self::$told[ $record ] = true;
		} elseif ( $updated && isset( self::$told[ $record ] ) ) {
			return;
		}
		// Before priority 20, where WooCommerce saves the session.
		add_action( 'shutdown', array( __CLASS__, 'write' ), 5 );
		self::$waiting[ $name ] = array( (int) round( microtime( true ) * 1000 ), $type, (int) $object_id, $facts );
		if ( count( self::$waiting ) >= self::MOST_WAITING ) {
			self::write();
		}
	}

	/**
	 * Writes what is waiting, in one statement. Runs after the request's transactions, so that a number that readers may
	 * see is never followed by a lower one that was held back.
	 */
	public static function write() {
		global $wpdb;
		$events        = self::$waiting;
		self::$waiting = array();
		self::$told    = array();
		if ( array() === $events || ! Storewire_Companion_State::is_recording() ) {
			return;
		}
		$rows = array();
		foreach ( $events as list( $at, $type, $object_id, $facts ) ) {
			$facts  = $facts instanceof Closure ? $facts() : $facts;
			$rows[] = $wpdb->prepare( '(%d, %s, %d, %s)', $at, $type, $object_id, (string) wp_json_encode( (object) $facts ) );
		}
		$shown = $wpdb->hide_errors();
		$table = Storewire_Companion_State::table();
		// phpcs:ignore WordPress.DB -- our own table; every row was prepared above.
		$wpdb->query( "INSERT INTO $table (at, type, object_id, data) VALUES " . implode( ', ', $rows ) );
		if ( $shown ) {
			$wpdb->show_errors();
		}
		$last = $wpdb->insert_id + count( $rows ) - 1;
		if ( $wpdb->insert_id && intdiv( $last, self::PRUNE_EVERY ) > intdiv( $wpdb->insert_id - 1, self::PRUNE_EVERY ) ) {
			self::prune();
		}
	}

	/**
	 * Drops the oldest events beyond the caps, those that every reader has, and readers that stay away. The newest row is
	 * always kept: some databases would give its number again after a restart.
	 */
	public static function prune() {
		global $wpdb;
		Storewire_Companion_State::forget_reader( null );
		$table = Storewire_Companion_State::table();
		// phpcs:disable WordPress.DB -- our own table, whose name needs no preparation.
		$newest = (int) $wpdb->get_var( "SELECT MAX(id) FROM $table" );
		$before = (int) ( ( microtime( true ) - self::DAYS * DAY_IN_SECONDS ) * 1000 );
		$by_age = (int) $wpdb->get_var( $wpdb->prepare( "SELECT MAX(id) FROM $table WHERE at < %d", $before ) );
		$read   = wp_list_pluck( Storewire_Companion_State::readers(), 'cursor' );
		$by_all = array() === $read ? $newest : min( $read );
		$upto   = min( $newest - 1, max( $by_age, $newest - self::MOST_ROWS, $by_all ) );
		if ( $upto <= 0 ) {
			return;
		}
		do {
			$dropped = (int) $wpdb->query( $wpdb->prepare( "DELETE FROM $table WHERE id <= %d ORDER BY id LIMIT %d", $upto, self::AT_A_TIME ) );
		} while ( self::AT_A_TIME === $dropped );
		// phpcs:enable
		if ( $upto > self::dropped() ) {
			update_option( Storewire_Companion_State::DROPPED, $upto, false );
		}
	}

	/** Returns up to where events may have been dropped. */
	public static function dropped() {
		return (int) get_option( Storewire_Companion_State::DROPPED, 0 );
	}

	/** Empties the feed, where its numbers count for nobody any more. */
	public static function clear() {
		global $wpdb;
		$table = Storewire_Companion_State::table();
		$wpdb->query( "DELETE FROM $table" ); // phpcs:ignore WordPress.DB -- our own table.
	}

	/** Returns the newest number that a reader may begin behind. */
	public static function newest() {
		global $wpdb;
		$table = Storewire_Companion_State::table();
		return max( self::dropped(), (int) $wpdb->get_var( "SELECT MAX(id) FROM $table" ) ); // phpcs:ignore WordPress.DB -- our own table.
	}

	/**
	 * Returns the events behind a number, oldest first. Where a number is missing and the next event is only seconds old,
	 * another request may still be writing it: the list ends before the hole, for a reader never comes back to it.
	 */
	public static function after( $after, $limit ) {
		global $wpdb;
		$table = Storewire_Companion_State::table();
		// phpcs:ignore WordPress.DB -- our own table, whose name needs no preparation.
		$rows    = $wpdb->get_results( $wpdb->prepare( "SELECT id, at, type, object_id, data FROM $table WHERE id > %d ORDER BY id LIMIT %d", $after, $limit ) );
		$settled = microtime( true ) * 1000 - self::SETTLE_MS;
		$events  = array();
		$last    = max( $after, self::dropped() );
		foreach ( $rows as $row ) {
			if ( (int) $row->id > $last + 1 && (int) $row->at > $settled ) {
				break;
			}
			$last     = (int) $row->id;
			$events[] = array(
				'id'     => $last,
				'at'     => (int) $row->at,
				'type'   => $row->type,
				'object' => (int) $row->object_id,
				'data'   => json_decode( $row->data ),
			);
		}
		return $events;
	}

	/** Deletes what was recorded of a person. */
	public static function erase( $email ) {
		global $wpdb;
		$table  = Storewire_Companion_State::table();
		$needle = '%' . $wpdb->esc_like( trim( (string) wp_json_encode( strtolower( trim( $email ) ) ), '"' ) ) . '%';
		return (int) $wpdb->query( $wpdb->prepare( "DELETE FROM $table WHERE LOWER(data) LIKE %s", $needle ) ); // phpcs:ignore WordPress.DB -- our own table.
	}
}
