<?php
/**
 * Plugin Name:       Storewire Companion
 * Description:       Lets Storewire on your computer see carts, checkouts and changes of this store as they happen. Shows nothing to shoppers and calls nobody by itself.
 * Version:           1.0.0
 * Requires at least: 5.8
 * Requires PHP:      7.4
 * Author:            Storewire
 * License:           MIT
 * Text Domain:       storewire-companion
 * Domain Path:       /languages
 * Update URI:        false
 * WC requires at least: 5.0
 * WC tested up to:   10.0
 *
 * @package Storewire_Companion
 */

defined( 'ABSPATH' ) || exit;

define( 'STOREWIRE_COMPANION_VERSION', '1.0.0' );
define( 'STOREWIRE_COMPANION_FILE', __FILE__ );

require_once __DIR__ . '/includes/class-storewire-companion-state.php';

/** Loads a class of ours when it is first needed. */
function storewire_companion_load( $name ) {
	if ( 0 === strpos( $name, 'Storewire_Companion_' ) ) {
		require_once __DIR__ . '/includes/class-' . strtolower( str_replace( '_', '-', $name ) ) . '.php';
	}
}
spl_autoload_register( 'storewire_companion_load' );

register_activation_hook( __FILE__, array( 'Storewire_Companion_State', 'activate' ) );
register_deactivation_hook( __FILE__, array( 'Storewire_Companion_State', 'deactivate' ) );

/** Declares that orders are only touched through WooCommerce's own interface, wherever it keeps them. */
function storewire_companion_declare_compatibility() {
	if ( class_exists( '\Automattic\WooCommerce\Utilities\FeaturesUtil' ) ) {
		\Automattic\WooCommerce\Utilities\FeaturesUtil::declare_compatibility( 'custom_order_tables', __FILE__, true );
		\Automattic\WooCommerce\Utilities\FeaturesUtil::declare_compatibility( 'cart_checkout_blocks', __FILE__, true );
	}
}
add_action( 'before_woocommerce_init', 'storewire_companion_declare_compatibility' );

/** Hooks in what matters here: the shop only where there is one, and what happens only while somebody reads the feed. */
function storewire_companion_start() {
	Storewire_Companion_State::prepare();
	$groups = array( 'always' );
	if ( ! Storewire_Companion_State::is_copy() ) {
		if ( Storewire_Companion_State::is_recording() ) {
			$groups[] = 'people';
			$groups[] = class_exists( 'WooCommerce', false ) ? 'shop' : 'none';
		}
		$groups[] = Storewire_Companion_State::is_tracking() ? 'track' : 'none';
	}
	foreach ( array_intersect_key( require __DIR__ . '/includes/hooks.php', array_flip( $groups ) ) as $hooks ) {
		foreach ( $hooks as list( $hook, $name, $method, $arguments, $priority ) ) {
			add_filter( $hook, array( 'Storewire_Companion_' . $name, $method ), $priority, $arguments );
		}
	}
}
add_action( 'plugins_loaded', 'storewire_companion_start' );

/** Loads translations that WordPress does not find by itself, where there are texts to read. */
function storewire_companion_translations() {
	load_plugin_textdomain( 'storewire-companion', false, dirname( plugin_basename( __FILE__ ) ) . '/languages' );
}
add_action( 'rest_api_init', 'storewire_companion_translations' );
add_action( 'admin_init', 'storewire_companion_translations' );
