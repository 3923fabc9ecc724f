<?php
/**
 * What the plugin remembers: its table, who reads, the settings, and which site this is.
 *
 * @package Storewire_Companion
 */

defined( 'ABSPATH' ) || exit;

/** Options and the table's life. Whatever a shopper's page asks here is autoloaded and costs no query. */
final class Storewire_Companion_State {

	const OPTION  = 'storewire_companion';
	const READERS = 'storewire_companion_readers';
	const DROPPED = 'storewire_companion_dropped';
	const CRON    = 'storewire_companion_prune';
	const SCHEMA  = 1;

	/** Defaults of the settings that Storewire may change. */
	private static function defaults() {
		return array(
			'tracking'         => false,
			'write_key'        => '',
			'api_host'         => '',
			'sdk_url'          => '',
			'consent_required' => true,
			'debug'            => false,
		);
	}

	/** The one autoloaded option. */
	private static function option() {
		$kept = get_option( self::OPTION, array() );
		return is_array( $kept ) ? $kept : array();
	}

	/** Changes entries of the option. */
	private static function change( array $changes ) {
		update_option( self::OPTION, array_merge( self::option(), $changes ), true );
	}

	/** Returns the table's name. */
	public static function table() {
		global $wpdb;
		return $wpdb->prefix . 'storewire_events';
	}

	/** Runs when an administrator activates the plugin: only this site's own tables are made at once. */
	public static function activate() {
		self::prepare();
		if ( ! wp_next_scheduled( self::CRON ) ) {
			wp_schedule_event( time() + HOUR_IN_SECONDS, 'hourly', self::CRON );
		}
	}

	/** Runs when the plugin is switched off: what was recorded stays until it is deleted. */
	public static function deactivate() {
		wp_clear_scheduled_hook( self::CRON );
	}

	/** Makes the table where it lacks or is of an older version, also on the sites of a network. */
	public static function prepare() {
		global $wpdb;
		$kept = self::option();
		if ( isset( $kept['schema'] ) && self::SCHEMA === $kept['schema'] ) {
			return;
		}
		require_once ABSPATH . 'wp-admin/includes/upgrade.php';
		$table = self::table();
		dbDelta(
			"CREATE TABLE $table (
			id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
			at bigint(20) unsigned NOT NULL,
			type varchar(40) NOT NULL,
			object_id bigint(20) unsigned NOT NULL DEFAULT 0,
			data longtext NOT NULL,
			PRIMARY KEY  (id),
			KEY at (at)
			) {$wpdb->get_charset_collate()};"
		);
		self::change(
			array(
				'schema'    => self::SCHEMA,
				'feed'      => isset( $kept['feed'] ) ? $kept['feed'] : wp_generate_uuid4(),
				'home'      => isset( $kept['home'] ) ? $kept['home'] : self::home(),
				'recording' => ! empty( $kept['recording'] ),
			)
		);
	}

	/** Returns this feed's own name: another one means that its numbers begin anew. */
	public static function feed() {
		$kept = self::option();
		return isset( $kept['feed'] ) ? $kept['feed'] : '';
	}

	/** Returns the site's address without what changes when a site gets its certificate: scheme and "www.". */
	public static function home() {
		$home = preg_replace( '#^https?://(www\.)?#i', '', (string) get_option( 'home' ) );
		return strtolower( untrailingslashit( $home ) );
	}

	/** Tells whether this is a copy of the site that was connected (a staging site, a restored backup elsewhere). */
	public static function is_copy() {
		$kept = self::option();
		return isset( $kept['home'] ) && self::home() !== $kept['home'];
	}

	/** Takes this address for the connected one: the site has moved, or a copy becomes a store of its own. */
	public static function adopt() {
		if ( self::is_copy() ) {
			self::forget_readers();
			self::change(
				array(
					'home' => self::home(),
					'feed' => wp_generate_uuid4(),
				)
			);
		}
	}

	/** Tells whether anybody reads the feed; while nobody does, nothing is recorded. */
	public static function is_recording() {
		$kept = self::option();
		return ! empty( $kept['recording'] );
	}

	/** Returns who reads: reader => array( cursor, seen ). */
	public static function readers() {
		$readers = get_option( self::READERS, array() );
		return is_array( $readers ) ? $readers : array();
	}

	/** Keeps how far a reader has come. A cursor never goes back: two requests may overtake each other. */
	public static function keep_reader( $reader, $cursor ) {
		$readers            = self::readers();
		$before             = isset( $readers[ $reader ]['cursor'] ) ? $readers[ $reader ]['cursor'] : 0;
		$readers[ $reader ] = array(
			'cursor' => max( $cursor, $before ),
			'seen'   => time(),
		);
		self::put_readers( $readers );
	}

	/** Forgets one reader, or those that were not heard of for longer than events are kept. */
	public static function forget_reader( $reader ) {
		$readers = self::readers();
		foreach ( $readers as $name => $one ) {
			if ( $name === $reader || ( null === $reader && $one['seen'] < time() - Storewire_Companion_Feed::DAYS * DAY_IN_SECONDS ) ) {
				unset( $readers[ $name ] );
			}
		}
		self::put_readers( $readers );
	}

	/** Forgets everybody and what was recorded for them. */
	private static function forget_readers() {
		self::put_readers( array() );
		Storewire_Companion_Feed::clear();
	}

	/** Writes the readers down, and whether there are any where every page can see it. */
	private static function put_readers( array $readers ) {
		update_option( self::READERS, $readers, false );
		$any = array() !== $readers;
		if ( self::is_recording() !== $any ) {
			self::change( array( 'recording' => $any ) );
		}
	}

	/** Returns the settings. */
	public static function settings() {
		$kept = self::option();
		return array_merge( self::defaults(), isset( $kept['settings'] ) ? $kept['settings'] : array() );
	}

	/** Changes settings; the names and types are the defaults'. */
	public static function change_settings( array $changes ) {
		self::change( array( 'settings' => array_intersect_key( array_merge( self::settings(), $changes ), self::defaults() ) ) );
	}

	/** Tells whether pages load the tracking script. */
	public static function is_tracking() {
		$settings = self::settings();
		return $settings['tracking'] && '' !== $settings['write_key'];
	}
}
