/**
 * Storefront tracking, as far as the visitor agrees.
 *
 * A consent banner tells the decision in any of three ways:
 *   window.storewire.consent( { analytics: true, marketing: false } );
 *   document.dispatchEvent( new CustomEvent( 'storewire:consent', { detail: { analytics: true, marketing: false } } ) );
 *   the WP Consent API, which is listened to.
 * It is kept for a year in the cookie sf_consent: base64 of {"a":0|1,"m":0|1}.
 */
( function () {
	'use strict';

	var settings = window.storewireCompanion;
	var YEAR = 31536000;
	var MONTH = 2592000;
	var UTM = [ 'source', 'medium', 'campaign', 'content', 'term' ];
	var loaded = false;
	var told = null;

	if ( ! settings || ! settings.config.writeKey ) {
		return;
	}

	function readCookie( name ) {
		var found = document.cookie.split( '; ' ).filter( function ( one ) {
			return one.indexOf( name + '=' ) === 0;
		} )[ 0 ];
		return found ? decodeURIComponent( found.slice( name.length + 1 ) ) : '';
	}

	function readObject( name ) {
		try {
			return JSON.parse( window.atob( readCookie( name ) ) );
		} catch ( error ) {
			return null;
		}
	}

	function writeObject( name, value, seconds ) {
		// Characters beyond Latin-1 as JSON escapes: btoa takes no others.
		var json = JSON.stringify( value ).replace( /[\u0080-\uffff]/g, function ( one ) {
			return '\\u' + ( '0000' + one.charCodeAt( 0 ).toString( 16 ) ).slice( -4 );
		} );
		var secure = window.location.protocol === 'https:' ? '; Secure' : '';
		document.cookie = name + '=' + encodeURIComponent( window.btoa( json ) ) + '; Max-Age=' + seconds + '; Path=/; SameSite=Lax' + secure;
	}

	function dropCookie( name ) {
		document.cookie = name + '=; Max-Age=0; Path=/; SameSite=Lax';
	}

	/** What was decided: { analytics, marketing }, or null. */
	function decision() {
		var kept = readObject( 'sf_consent' );
		if ( kept && ( kept.a !== undefined || kept.m !== undefined ) ) {
			return { analytics: Boolean( kept.a ), marketing: Boolean( kept.m ) };
		}
		if ( typeof window.wp_has_consent === 'function' && window.wp_consent_type ) {
			if ( readCookie( 'wp_consent_statistics' ) || window.wp_has_consent( 'statistics' ) ) {
				return { analytics: window.wp_has_consent( 'statistics' ), marketing: window.wp_has_consent( 'marketing' ) };
			}
		}
		return null;
	}

	function mayTrack() {
		var decided = decision();
		return decided ? decided.analytics : ! settings.config.consentRequired;
	}

	/** Keep the campaign of the first visit, for 30 days. */
	function keepFirstTouch() {
		var asked = new URLSearchParams( window.location.search );
		var found = {};
		if ( readCookie( 'sf_utm' ) ) {
			return;
		}
		UTM.forEach( function ( name ) {
			var value = asked.get( 'utm_' + name );
			if ( value ) {
				found[ name ] = value.slice( 0, 200 );
			}
		} );
		if ( Object.keys( found ).length ) {
			writeObject( 'sf_utm', found, MONTH );
		}
	}

	function context( more ) {
		return Object.assign( { platform: settings.platform }, settings.context, { cart_hash: readCookie( 'woocommerce_cart_hash' ) || null }, more || {} );
	}

	/** Say who a signed-in visitor is; not on the page behind an order, where somebody else may have been billed. */
	function identify( sdk ) {
		if ( ( ! settings.signedIn && ! readCookie( 'woocommerce_cart_hash' ) ) || settings.page.type === 'thankyou' ) {
			return;
		}
		window.fetch( settings.ask, { credentials: 'same-origin' } ).then( function ( answer ) {
			return answer.json();
		} ).then( function ( visitor ) {
			if ( mayTrack() && ( visitor.userId || visitor.context ) ) {
				sdk.identify( { userId: visitor.userId, traits: visitor.traits || {}, context: context( visitor.context ) } );
			}
		} ).catch( function () {} );
	}

	function start() {
		var sdk = window.segmentflow;
		if ( ! sdk || ! mayTrack() ) {
			return;
		}
		sdk.init( Object.assign( {}, settings.config, { context: context() } ) );
		identify( sdk );
		if ( settings.page.type === 'product' && settings.page.product ) {
			sdk.track( { event: 'product_viewed', properties: settings.page.product } );
		} else if ( settings.page.type === 'cart' ) {
			sdk.track( { event: 'cart_viewed', properties: { currency: settings.context.currency } } );
		}
	}

	function load() {
		var script = document.createElement( 'script' );
		loaded = true;
		script.src = settings.sdk;
		script.async = true;
		script.onload = start;
		document.head.appendChild( script );
	}

	/** Act by what is decided now. */
	function apply() {
		var now = mayTrack();
		if ( now === told ) {
			return;
		}
		told = now;
		if ( ! now ) {
			dropCookie( 'sf_utm' );
			if ( loaded && window.segmentflow && window.segmentflow.setConsent ) {
				window.segmentflow.setConsent( { analytics: false, marketing: false } );
			}
			return;
		}
		keepFirstTouch();
		if ( loaded ) {
			start();
		} else {
			load();
		}
	}

	function consent( decided ) {
		if ( decided && typeof decided === 'object' ) {
			writeObject( 'sf_consent', { a: decided.analytics ? 1 : 0, m: decided.marketing ? 1 : 0 }, YEAR );
			apply();
		}
	}

	window.storewire = { consent: consent, decision: decision };
	document.addEventListener( 'storewire:consent', function ( event ) {
		consent( event.detail );
	} );
	document.addEventListener( 'wp_listen_for_consent_change', function ( event ) {
		var changed = event.detail || {};
		var decided = decision() || { analytics: false, marketing: false };
		if ( 'statistics' in changed || 'marketing' in changed ) {
			consent( {
				analytics: 'statistics' in changed ? changed.statistics === 'allow' : decided.analytics,
				marketing: 'marketing' in changed ? changed.marketing === 'allow' : decided.marketing
			} );
		}
	} );
	apply();
}() );
