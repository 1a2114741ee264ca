using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace OrleansNotify.Lifecycle;

/// <summary>What probes are told, and how a process leaves.</summary>
public sealed class HealthOptions
{
    /// <summary>
    /// Port of <c>/healthz/startup|ready|live</c> and <c>/metrics</c>, without a credential: for the cluster's own eyes.
    /// 0: none. Default 0. A gateway answers the probes at its own port as well.
    /// </summary>
    [ConfigurationKeyName("HEALTH_PORT"), Range(0, 65535)]
    public int HealthPort { get; set; }

    /// <summary>IP address that <c>HEALTH_PORT</c> listens on, or <c>*</c>: all. Default <c>*</c>.</summary>
    [ConfigurationKeyName("HEALTH_HOST")]
    public string HealthHost { get; set; } = "*";

    /// <summary>
    /// From being asked to stop until sockets and connections are closed: as long as a load balancer may take to see that this
    /// process is not ready any more. Empty: 5 s for a gateway, else 0. Default empty.
    /// </summary>
    [ConfigurationKeyName("DRAIN_DELAY"), Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan? DrainDelay { get; set; }

    /// <summary>Over which the sockets are then told to resume elsewhere, so that they do not all come at once. Empty: 5 s for a gateway, else 0. Default empty.</summary>
    [ConfigurationKeyName("DRAIN_SPREAD"), Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan? DrainSpread { get; set; }

    /// <summary>A process whose oldest undone work waits for longer is not ready. Default 1 minute.</summary>
    [ConfigurationKeyName("READY_MAX_LAG"), Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan ReadyMaxLag { get; set; } = TimeSpan.FromMinutes(1);
}
