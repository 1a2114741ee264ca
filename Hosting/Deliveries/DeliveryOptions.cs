using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace OrleansNotify.Deliveries;

/// <summary>How outbound webhooks are delivered, unless an endpoint has its own schedule.</summary>
public sealed class DeliveryOptions
{
    /// <summary>
    /// The waits before each further attempt, a comma list of numbers with <c>ms s m h d</c>.
    /// Default <c>5s,5m,30m,2h,5h,10h,14h,20h,24h</c>: ten attempts over 75 h 35 min (Standard Webhooks).
    /// </summary>
    [ConfigurationKeyName("RETRY_SCHEDULE")]
    public string RetrySchedule { get; set; } = "5s,5m,30m,2h,5h,10h,14h,20h,24h";

    /// <summary>With <see cref="RetryBaseDelay"/>, in place of the schedule: how many retries. Default none.</summary>
    [ConfigurationKeyName("MAX_RETRIES"), Range(0, 20)]
    public int? MaxRetries { get; set; }

    /// <summary>Milliseconds; the wait doubles with each retry, up to 24 h. Default 5000, used when <see cref="MaxRetries"/> is set.</summary>
    [ConfigurationKeyName("RETRY_BASE_DELAY"), Range(1, 86_400_000)]
    public int RetryBaseDelay { get; set; } = 5_000;

    /// <summary>Most attempts in flight to one endpoint. Default 128.</summary>
    [ConfigurationKeyName("DELIVERY_WINDOW"), Range(1, 1024)]
    public int Window { get; set; } = 128;

    /// <summary>An endpoint without a success for this long, once failing, is disabled. Default 5 days.</summary>
    [ConfigurationKeyName("DISABLE_FAILING_AFTER"), Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan DisableAfter { get; set; } = TimeSpan.FromDays(5);

    /// <summary>Endpoints that a user may have. Default 5.</summary>
    [ConfigurationKeyName("ENDPOINTS_PER_USER"), Range(0, 1000)]
    public int EndpointsPerUser { get; set; } = 5;

    /// <summary>Endpoints that a tenant may have, its users' with them. Default 10000.</summary>
    [ConfigurationKeyName("ENDPOINTS_PER_TENANT"), Range(1, 1_000_000)]
    public int EndpointsPerTenant { get; set; } = 10_000;
}
