<?php
/**
 * Who makes this request, and what they agreed to.
 *
 * @package Storewire_Companion
 */

defined( 'ABSPATH' ) || exit;

/** The visitor of this request. */
final class Storewire_Companion_Visitor {

	const CONSENT_COOKIE = 'sf_consent';
	const UTM_COOKIE     = 'sf_utm';

	/**
	 * Returns what the visitor agreed to at this moment, or null while they have not decided. The cookie holds base64 of
	 * {"a":0|1,"m":0|1}: analytics and marketing. Without it the WP Consent API is asked, where a banner uses it; a site
	 * can answer itself by the filter `storewire_companion_consent`.
	 */
	public static function consent() {
		$consent = self::consent_of_cookie();
		if ( null === $consent ) {
			$consent = self::consent_of_api();
		}
		$consent = apply_filters( 'storewire_companion_consent', $consent );
		if ( ! is_array( $consent ) || ! isset( $consent['analytics'], $consent['marketing'] ) ) {
			return null;
		}
		return array(
			'analytics' => (bool) $consent['analytics'],
			'marketing' => (bool) $consent['marketing'],
		);
	}

	/** Reads our own cookie. */
	private static function consent_of_cookie() {
		$told = self::cookie( self::CONSENT_COOKIE );
		if ( ! isset( $told['a'] ) && ! isset( $told['m'] ) ) {
			return null;
		}
		return array(
			'analytics' => ! empty( $told['a'] ),
			'marketing' => ! empty( $told['m'] ),
		);
	}

	/** Asks the WP Consent API. It says "no" too while nothing was decided, so a "no" counts only with its cookie. */
	private static function consent_of_api() {
		if ( ! function_exists( 'wp_has_consent' ) || ! function_exists( 'wp_get_consent_type' ) || ! wp_get_consent_type() ) {
			return null;
		}
		$prefix  = (string) apply_filters( 'wp_consent_cookie_prefix', 'wp_consent' ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- the WP Consent API's own.
		$consent = array();
		foreach ( array(
			'analytics' => 'statistics',
			'marketing' => 'marketing',
		) as $ours => $theirs ) {
			$consent[ $ours ] = wp_has_consent( $theirs );
			if ( ! $consent[ $ours ] && ! isset( $_COOKIE[ $prefix . '_' . $theirs ] ) ) {
				return null;
			}
		}
		return $consent;
	}

	/** Returns what a cookie of ours holds: base64 of a JSON object with short values. */
	public static function cookie( $name ) {
		$kept = isset( $_COOKIE[ $name ] ) && is_string( $_COOKIE[ $name ] ) ? sanitize_text_field( wp_unslash( $_COOKIE[ $name ] ) ) : '';
		$text = strlen( $kept ) > 2000 ? false : base64_decode( $kept, true ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions -- the cookie's documented form.
		$told = false === $text ? null : json_decode( $text, true );
		return is_array( $told ) ? array_filter( $told, 'is_scalar' ) : array();
	}

	/**
	 * Tells whether what a shopper does may be told of with their name: only if they agreed to both, or, where the store
	 * does not require consent, did not decide.
	 */
	public static function may_be_told_of( $consent ) {
		$settings = Storewire_Companion_State::settings();
		return null === $consent ? ! $settings['consent_required'] : $consent['analytics'] && $consent['marketing'];
	}

	/** Tells whether analytics may be kept of this visitor. */
	public static function may_be_tracked() {
		$consent  = self::consent();
		$settings = Storewire_Companion_State::settings();
		return null === $consent ? ! $settings['consent_required'] : $consent['analytics'];
	}

	/** Tells whether the request is made by somebody who runs the site: what they do is never a customer's doing. */
	public static function is_staff() {
		return is_user_logged_in() && self::runs_the_site( wp_get_current_user() );
	}

	/** Tells whether a user (or the one with an id) runs the site. */
	public static function runs_the_site( $user ) {
		return user_can( $user, 'manage_woocommerce' ) || user_can( $user, 'edit_others_posts' );
	}

	/** Tells whether a person themselves makes this request, or nobody who is signed in. */
	public static function is_by( $user_id ) {
		$actor = get_current_user_id();
		return 0 === $actor ? ! wp_doing_cron() && ! ( defined( 'WP_CLI' ) && WP_CLI ) : $actor === (int) $user_id;
	}

	/** Returns an address in its canonical form, or "" where it is none. */
	public static function email( $email ) {
		$email = is_string( $email ) ? strtolower( trim( $email ) ) : '';
		return is_email( $email ) ? $email : '';
	}
}
