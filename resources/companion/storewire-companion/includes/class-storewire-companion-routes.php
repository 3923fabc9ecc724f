<?php
/**
 * The REST routes: for Storewire, and for nobody else.
 *
 * @package Storewire_Companion
 */

defined( 'ABSPATH' ) || exit;

/** `storewire/v1`: status, events, ack and settings, for users who may manage the shop (or the options of a plain site). */
final class Storewire_Companion_Routes {

	const NS   = 'storewire/v1';
	const MOST = 500;

	/** Registers the routes. */
	public static function register() {
		$number = array(
			'type'    => 'integer',
			'minimum' => 0,
		);
		$reader = array(
			'type'      => 'string',
			'pattern'   => '^[A-Za-z0-9-]{8,64}$',
			'minLength' => 8,
			'required'  => true,
		);
		self::route( 'status', 'GET', 'status', array() );
		self::route(
			'events',
			'GET',
			'events',
			array(
				'reader' => $reader,
				'after'  => $number + array( 'required' => true ),
				'limit'  => array(
					'type'    => 'integer',
					'minimum' => 1,
					'maximum' => self::MOST,
					'default' => 100,
				),
			)
		);
		self::route(
			'ack',
			'POST',
			'acknowledge',
			array(
				'reader' => $reader,
				'cursor' => $number + array( 'required' => true ),
			)
		);
		self::route( 'ack', 'DELETE', 'forget', array( 'reader' => $reader ) );
		self::route( 'settings', 'GET', 'settings', array() );
		self::route( 'settings', 'POST', 'change_settings', self::setting_schemas() );
	}

	/** Registers one route. */
	private static function route( $path, $method, $answer, array $args ) {
		foreach ( $args as $name => $schema ) {
			$args[ $name ] = $schema + array(
				'validate_callback' => 'rest_validate_request_arg',
				'sanitize_callback' => 'rest_sanitize_request_arg',
			);
		}
		register_rest_route(
			self::NS,
			'/' . $path,
			array(
				'methods'             => $method,
				'callback'            => array( __CLASS__, $answer ),
				'permission_callback' => array( __CLASS__, 'may_manage' ),
				'args'                => $args,
				'show_in_index'       => false,
			)
		);
	}

	/** Schemas of the settings. */
	private static function setting_schemas() {
		$flag = array( 'type' => 'boolean' );
		$url  = array(
			'type'      => 'string',
			'pattern'   => '^(https://[^\\s"\'<>]+|http://(127\.0\.0\.1|localhost)[:/][^\\s"\'<>]*)?$',
			'maxLength' => 300,
		);
		return array(
			'tracking'         => $flag,
			'write_key'        => array(
				'type'    => 'string',
				'pattern' => '^[A-Za-z0-9_.:-]{0,200}$',
			),
			'api_host'         => $url,
			'sdk_url'          => $url,
			'consent_required' => $flag,
			'debug'            => $flag,
			'adopt'            => $flag,
		);
	}

	/** Tells whether the user may use these routes. */
	public static function may_manage() {
		if ( current_user_can( class_exists( 'WooCommerce' ) ? 'manage_woocommerce' : 'manage_options' ) || current_user_can( 'manage_options' ) ) {
			return true;
		}
		return new WP_Error( 'storewire_forbidden', __( 'You are not allowed to do this.', 'storewire-companion' ), array( 'status' => rest_authorization_required_code() ) );
	}

	// -- answers ---------------------------------------------------------------------------------------

	/** Returns an answer that no cache keeps. */
	private static function answer( array $body ) {
		$answer = new WP_REST_Response( $body );
		$answer->header( 'Cache-Control', 'no-store, private' );
		return $answer;
	}

	/** GET status: what runs here and how the feed stands. */
	public static function status() {
		$readers = array();
		foreach ( Storewire_Companion_State::readers() as $name => $one ) {
			$readers[] = array( 'reader' => (string) $name ) + $one;
		}
		return self::answer(
			self::standing() + array(
				'version'     => STOREWIRE_COMPANION_VERSION,
				'wordpress'   => get_bloginfo( 'version' ),
				'woocommerce' => defined( 'WC_VERSION' ) ? WC_VERSION : '',
				'php'         => PHP_VERSION,
				'home'        => Storewire_Companion_State::home(),
				'recording'   => Storewire_Companion_State::is_recording(),
				'tracking'    => Storewire_Companion_State::is_tracking(),
				'readers'     => $readers,
			)
		);
	}

	/** How the feed stands: its name, its newest number, up to where events were dropped, and whether this is a copied site. */
	private static function standing() {
		return array(
			'feed'    => Storewire_Companion_State::feed(),
			'newest'  => Storewire_Companion_Feed::newest(),
			'dropped' => Storewire_Companion_Feed::dropped(),
			'copied'  => Storewire_Companion_State::is_copy(),
		);
	}

	/** GET events: what happened behind a number. A copied site's events are nobody's. */
	public static function events( $request ) {
		$standing = self::standing();
		$after    = (int) $request['after'];
		$events   = $standing['copied'] ? array() : Storewire_Companion_Feed::after( $after, (int) $request['limit'] );
		$last     = $events ? end( $events )['id'] : $after;
		return self::answer(
			$standing + array(
				'known'  => isset( Storewire_Companion_State::readers()[ $request['reader'] ] ),
				'gap'    => $after < $standing['dropped'] || $after > $standing['newest'],
				'more'   => count( $events ) === (int) $request['limit'] && $last < $standing['newest'],
				'events' => $events,
			)
		);
	}

	/** POST ack: everything up to the cursor has arrived safely. The first one makes the reader known. */
	public static function acknowledge( $request ) {
		Storewire_Companion_State::keep_reader( $request['reader'], (int) $request['cursor'] );
		return self::answer( self::standing() );
	}

	/** DELETE ack: the reader does not come back. Without readers nothing is recorded any more. */
	public static function forget( $request ) {
		Storewire_Companion_State::forget_reader( $request['reader'] );
		return self::answer( self::standing() );
	}

	/** GET settings. */
	public static function settings() {
		return self::answer( Storewire_Companion_State::settings() );
	}

	/** POST settings: changes those that are given. `adopt` takes this site's address for the connected one. */
	public static function change_settings( $request ) {
		$given = array_intersect_key( $request->get_params(), self::setting_schemas() );
		if ( ! empty( $given['adopt'] ) ) {
			Storewire_Companion_State::adopt();
		}
		unset( $given['adopt'] );
		Storewire_Companion_State::change_settings( $given );
		return self::settings();
	}

	// -- privacy ---------------------------------------------------------------------------------------

	/** Lets WordPress' own "Erase Personal Data" reach the feed. */
	public static function erasers( $erasers ) {
		$erasers['storewire-companion'] = array(
			'eraser_friendly_name' => __( 'Storewire Companion', 'storewire-companion' ),
			'callback'             => array( __CLASS__, 'erase' ),
		);
		return $erasers;
	}

	/** Erases what the feed holds of a person. */
	public static function erase( $email ) {
		return array(
			'items_removed'  => Storewire_Companion_Feed::erase( $email ) > 0,
			'items_retained' => false,
			'messages'       => array(),
			'done'           => true,
		);
	}
}
