<?php
/**
 * Leaves nothing behind: on every site of a network the table, the options and the timer go.
 * What orders were stamped with is part of the orders and stays; open sessions of shoppers end by themselves.
 *
 * @package Storewire_Companion
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

/**
 * Cleans the present site.
 */
function storewire_companion_uninstall_site() {
	global $wpdb;
	$wpdb->query( "DROP TABLE IF EXISTS {$wpdb->prefix}storewire_events" ); // phpcs:ignore WordPress.DB -- our own table.
	foreach ( array( '', '_readers', '_dropped' ) as $name ) {
		delete_option( 'storewire_companion' . $name );
	}
	delete_metadata( 'comment', 0, '_storewire_refused', '', true );
	wp_clear_scheduled_hook( 'storewire_companion_prune' );
}

if ( is_multisite() ) {
	foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $storewire_companion_site ) { // phpcs:ignore WordPress.Arrays.ArrayDeclarationSpacing
		switch_to_blog( $storewire_companion_site );
		storewire_companion_uninstall_site();
		restore_current_blog();
	}
} else {
	storewire_companion_uninstall_site();
}
