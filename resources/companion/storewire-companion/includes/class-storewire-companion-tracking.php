<?php
/**
 * Storefront tracking for Segmentflow: the script, its settings, and the stamps on orders.
 *
 * @package Storewire_Companion
 */

defined( 'ABSPATH' ) || exit;

/**
 * What a page prints is the same for everybody, so that page caches may keep it: no name, no address, no cart. Who the
 * visitor is, their own browser asks for afterwards, where their consent allows it.
 */
final class Storewire_Companion_Tracking {

	const HANDLE   = 'storewire-companion';
	const API_HOST = 'https://api.cloud.segmentflow.ai';
	const SDK_URL  = 'https://cdn.cloud.segmentflow.ai/v1/sdk.js';
	const UTM      = array( 'source', 'medium', 'campaign', 'content', 'term' );

	/** Puts the script on the page, save on the pages of those who run the site. */
	public static function enqueue() {
		if ( is_customize_preview() || Storewire_Companion_Visitor::is_staff() ) {
			return;
		}
		wp_enqueue_script( self::HANDLE, plugins_url( 'js/storefront.js', STOREWIRE_COMPANION_FILE ), array(), STOREWIRE_COMPANION_VERSION, true );
		wp_add_inline_script( self::HANDLE, 'window.storewireCompanion = ' . wp_json_encode( self::page() ) . ';', 'before' );
	}

	/** Lets the page be drawn before the script runs. (WordPress has an option for this only since 6.3.) */
	public static function defer( $tag, $handle ) {
		return self::HANDLE === $handle && false === strpos( $tag, ' defer' ) ? str_replace( ' src=', ' defer src=', $tag ) : $tag;
	}

	/** Returns what the script needs to know of the site and the page. */
	private static function page() {
		$settings = Storewire_Companion_State::settings();
		$shop     = class_exists( 'WooCommerce' );
		return array(
			'sdk'      => $settings['sdk_url'] ? $settings['sdk_url'] : self::SDK_URL,
			'config'   => array(
				'writeKey'        => $settings['write_key'],
				'host'            => $settings['api_host'] ? $settings['api_host'] : self::API_HOST,
				'debug'           => (bool) $settings['debug'],
				'consentRequired' => (bool) $settings['consent_required'],
			),
			'ask'      => admin_url( 'admin-ajax.php?action=storewire_visitor', 'relative' ),
			'signedIn' => is_user_logged_in(),
			'platform' => $shop ? 'woocommerce' : 'wordpress',
			'context'  => array(
				'store_url' => home_url(),
				'locale'    => determine_locale(),
			) + ( $shop ? array( 'currency' => get_woocommerce_currency() ) : array() ),
			'page'     => $shop ? self::shop_page() : array( 'type' => 'other' ),
		);
	}

	/** Returns which of the shop's pages this is, and the product that it shows. */
	private static function shop_page() {
		if ( is_product() ) {
			$product = wc_get_product( get_queried_object_id() );
			return array(
				'type'    => 'product',
				'product' => $product ? array(
					'product_id' => $product->get_id(),
					'name'       => wp_strip_all_tags( $product->get_name() ),
					'price'      => (float) $product->get_price(),
					'sku'        => $product->get_sku(),
					'currency'   => get_woocommerce_currency(),
				) : null,
			);
		}
		if ( is_wc_endpoint_url( 'order-received' ) ) {
			return array( 'type' => 'thankyou' );
		}
		return array( 'type' => is_cart() ? 'cart' : 'other' );
	}

	/** Answers the visitor's own browser: who they are and which session is theirs, where their consent allows it. */
	public static function visitor() {
		nocache_headers();
		if ( ! Storewire_Companion_Visitor::may_be_tracked() || Storewire_Companion_Visitor::is_staff() ) {
			wp_send_json( new stdClass() );
		}
		$shop   = class_exists( 'WooCommerce' );
		$answer = array();
		if ( is_user_logged_in() ) {
			$user             = wp_get_current_user();
			$answer['userId'] = ( $shop ? 'wc_' : 'wp_' ) . $user->ID;
			$answer['traits'] = array( 'email' => Storewire_Companion_Visitor::email( $user->user_email ) );
			if ( $shop ) {
				$answer['traits']['woocommerce_customer_id'] = $user->ID;
			}
		}
		if ( $shop && function_exists( 'WC' ) && WC()->session && WC()->session->has_session() ) {
			$answer['context'] = array( 'session_id' => substr( hash_hmac( 'sha256', WC()->session->get_customer_id(), wp_salt() ), 0, 32 ) );
		}
		wp_send_json( (object) $answer );
	}

	/** Stamps an order with the visit that first brought its buyer, and with the language of the checkout. */
	public static function stamp( $order ) {
		$order->update_meta_data( '_segmentflow_locale', determine_locale() );
		if ( ! Storewire_Companion_Visitor::may_be_tracked() ) {
			return;
		}
		$first = Storewire_Companion_Visitor::cookie( Storewire_Companion_Visitor::UTM_COOKIE );
		foreach ( self::UTM as $name ) {
			$value = isset( $first[ $name ] ) ? sanitize_text_field( (string) $first[ $name ] ) : '';
			if ( '' !== $value ) {
				$order->update_meta_data( '_segmentflow_utm_' . $name, substr( $value, 0, 200 ) );
			}
		}
	}
}
