"""Reading a store: discovery, authorisation, WordPress and WooCommerce REST."""
