using System.ComponentModel.DataAnnotations;

namespace OrleansNotify.Http;

/// <summary>The web edge.</summary>
internal sealed class GatewayOptions
{
    /// <summary>TCP port. Default 3000.</summary>
    [ConfigurationKeyName("PORT"), Range(1, 65535)]
    public int Port { get; set; } = 3000;

    /// <summary>Address to listen on: <c>localhost</c>, <c>*</c> or an IP address. Default <c>localhost</c> in Development, else <c>*</c>.</summary>
    [ConfigurationKeyName("HOST")]
    public string? Host { get; set; }

    /// <summary>
    /// Host and port at which the cluster's other gateways reach this one. Default <c>HOST</c>, or the machine's first IPv4 address, and <c>PORT</c>.
    /// </summary>
    [ConfigurationKeyName("GATEWAY_ADDRESS")]
    public string? GatewayAddress { get; set; }

    /// <summary>
    /// Names (comma list, without ports) by which this server is called: requests by others are 400, and mails call it by the first. Empty: any
    /// name, but in Development, where only this machine reaches it, none with a dot. Default empty.
    /// </summary>
    [ConfigurationKeyName("PUBLIC_HOST"), RegularExpression(@"[A-Za-z0-9.-]+(\s*,\s*[A-Za-z0-9.-]+)*", ErrorMessage = "PUBLIC_HOST must be names such as notify.example.com, without https:// and port")]
    public string PublicHost { get; set; } = "";

    /// <summary>Addresses or networks (comma list, <c>10.0.0.0/8</c>) of proxies whose <c>X-Forwarded-For</c> is believed. Default none.</summary>
    [ConfigurationKeyName("TRUSTED_PROXIES")]
    public string TrustedProxies { get; set; } = "";

    /// <summary>Largest request body in bytes. Default 65536.</summary>
    [ConfigurationKeyName("MAX_BODY"), Range(1024, 1_048_576)]
    public int MaxBody { get; set; } = 65_536;

    /// <summary>Sign-in requests per client address (IPv6: per /64) and <see cref="RateWindow"/>. Default 100.</summary>
    [ConfigurationKeyName("RATE_LIMIT"), Range(1, 1_000_000)]
    public int RateLimit { get; set; } = 100;

    /// <summary>Default 15 minutes.</summary>
    [ConfigurationKeyName("RATE_WINDOW"), Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan RateWindow { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Names of tenants that do not exist, per client address (IPv6: per /64), minute and process. Default 600.</summary>
    [ConfigurationKeyName("UNKNOWN_NAMES_PER_MINUTE"), Range(1, 100_000_000)]
    public int UnknownNamesPerMinute { get; set; } = 600;

    /// <summary>Open connections of this process, sockets included; never more than handles and memory allow. Default as many as these allow.</summary>
    [ConfigurationKeyName("CONNECTIONS"), Range(1, 10_000_000)]
    public int? Connections { get; set; }

    /// <summary>Open connections per client address (IPv6: per /64) that is no trusted proxy. Default half of all, at least 64 beside its sockets.</summary>
    [ConfigurationKeyName("CONNECTIONS_PER_IP"), Range(1, 10_000_000)]
    public int? ConnectionsPerAddress { get; set; }

    /// <summary>Bytes of request bodies that this process holds at a time; a tenant half of them, a person or address a quarter. Default a sixteenth of its memory.</summary>
    [ConfigurationKeyName("BODIES_IN_FLIGHT"), Range(16_777_216, 1_099_511_627_776)]
    public long? BodiesInFlight { get; set; }

    /// <summary>Open sockets per client address (IPv6: per /64). Default 5.</summary>
    [ConfigurationKeyName("SOCKETS_PER_IP"), Range(1, 1_000_000)]
    public int SocketsPerAddress { get; set; } = 5;

    /// <summary>Open sockets per person on this process. Default 10.</summary>
    [ConfigurationKeyName("SOCKETS_PER_USER"), Range(1, 1_000_000)]
    public int SocketsPerUser { get; set; } = 10;

    /// <summary>Bytes that may wait for one socket; one more and it is asked to resume. Default 65536.</summary>
    [ConfigurationKeyName("SOCKET_QUEUE"), Range(4096, 16_777_216)]
    public int SocketQueue { get; set; } = 65_536;

    /// <summary>API calls per signed-in person, second and process. Default 200.</summary>
    [ConfigurationKeyName("CALLS_PER_SECOND"), Range(1, 1_000_000)]
    public int CallsPerSecond { get; set; } = 200;

    /// <summary>Changes of endpoints, deliveries and replays per person who does not administer the tenant, minute and process. Default 120.</summary>
    [ConfigurationKeyName("CHANGES_PER_MINUTE"), Range(1, 1_000_000)]
    public int ChangesPerMinute { get; set; } = 120;

    /// <summary>Events that one tenant may publish, or one address post to sources, per second and process. Default 20000.</summary>
    [ConfigurationKeyName("EVENTS_PER_SECOND"), Range(1_000, 10_000_000)]
    public int EventsPerSecond { get; set; } = 20_000;

    /// <summary>Bytes of events that one tenant may publish, per second and process. Default 33554432.</summary>
    [ConfigurationKeyName("BYTES_PER_SECOND"), Range(4_194_304, 1_073_741_824)]
    public int BytesPerSecond { get; set; } = 33_554_432;

    /// <summary>Events that one signed-in person may publish, per second and process. Default 1000.</summary>
    [ConfigurationKeyName("USER_EVENTS_PER_SECOND"), Range(1_000, 10_000_000)]
    public int UserEventsPerSecond { get; set; } = 1_000;

    /// <summary>Bytes of events that one signed-in person may publish, per second and process. Default 4194304.</summary>
    [ConfigurationKeyName("USER_BYTES_PER_SECOND"), Range(4_194_304, 1_073_741_824)]
    public int UserBytesPerSecond { get; set; } = 4_194_304;

    /// <summary>Events that wait for their time, of one tenant. Default 100000.</summary>
    [ConfigurationKeyName("SCHEDULED_EVENTS"), Range(1, 10_000_000)]
    public int ScheduledEvents { get; set; } = 100_000;

    /// <summary>Events that wait for their time, published by one signed-in person. Default 1000.</summary>
    [ConfigurationKeyName("USER_SCHEDULED_EVENTS"), Range(1, 10_000_000)]
    public int UserScheduledEvents { get; set; } = 1_000;

    /// <summary>Header with <c>sha256=&lt;hex&gt;</c> that endpoints made by <c>/api/webhooks</c> get. Default <c>X-Webhook-Signature</c>.</summary>
    [ConfigurationKeyName("SIGNATURE_HEADER"), RegularExpression("[A-Za-z][A-Za-z0-9-]{0,99}", ErrorMessage = "SIGNATURE_HEADER must be the name of a header")]
    public string SignatureHeader { get; set; } = "X-Webhook-Signature";

    /// <summary>
    /// Signs <c>/api/webhooks/orders</c> and its like for the default tenant while it has no secret of its own; for others the hexadecimal
    /// HMAC-SHA256 of their name with it does. Empty: there is none. Default empty.
    /// </summary>
    [ConfigurationKeyName("WEBHOOK_SECRET"), RegularExpression("[!-~]{16,512}", ErrorMessage = "WEBHOOK_SECRET must have 16 to 512 characters, without spaces")]
    public string WebhookSecret { get; set; } = "";

    /// <summary>Wrong operator's tokens per client address (IPv6: per /64), minute and process; more are 429. Default 10.</summary>
    [ConfigurationKeyName("ADMIN_FAILURES_PER_MINUTE"), Range(1, 1_000_000)]
    public int AdminFailuresPerMinute { get; set; } = 10;

    /// <summary>Bearer token of <c>/v1/admin</c>, in Production at least 32 characters; empty: those routes are off. Default empty.</summary>
    [ConfigurationKeyName("ADMIN_TOKEN")]
    public string AdminToken { get; set; } = "";
}
