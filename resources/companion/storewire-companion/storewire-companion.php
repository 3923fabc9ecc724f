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
require_once __DIR__ . '/includes/class-storewire-companion-feed.php';
require_once __DIR__ . '/includes/class-storewire-companion-visitor.php';
require_once __DIR__ . '/includes/class-storewire-companion-routes.php';
require_once __DIR__ . '/includes/class-storewire-companion-people.php';
require_once __DIR__ . '/includes/class-storewire-companion-tracking.php';

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

/** Hooks everything in. What listens to the shop is only loaded where there is one and somebody reads the feed. */
function storewire_companion_start() {
	Storewire_Companion_State::prepare();
	Storewire_Companion_Routes::listen();
	Storewire_Companion_Feed::listen();
	if ( Storewire_Companion_State::is_copy() ) {
		return;
	}
	$shop = class_exists( 'WooCommerce' );
	if ( Storewire_Companion_State::is_recording() ) {
		Storewire_Companion_People::listen();
		if ( $shop ) {
			require_once __DIR__ . '/includes/class-storewire-companion-records.php';
			require_once __DIR__ . '/includes/class-storewire-companion-cart.php';
			require_once __DIR__ . '/includes/class-storewire-companion-checkout.php';
			Storewire_Companion_Records::listen();
			Storewire_Companion_Cart::listen();
			Storewire_Companion_Checkout::listen();
		}
	}
	if ( Storewire_Companion_State::is_tracking() ) {
		Storewire_Companion_Tracking::listen( $shop );
	}
}
add_action( 'plugins_loaded', 'storewire_companion_start' );

/** Loads translations that WordPress does not find by itself. */
function storewire_companion_translations() {
	load_plugin_textdomain( 'storewire-companion', false, dirname( plugin_basename( __FILE__ ) ) . '/languages' );
}
add_action( 'init', 'storewire_companion_translations' );
