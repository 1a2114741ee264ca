using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace OrleansNotify.Lifecycle;

/// <summary>What probes answer, and how a process stops.</summary>
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
    /// Grace period of a shutdown: the process is no longer ready but still serves, until load balancers have noticed; then it closes sockets
    /// and connections. Default 5 s for a gateway, else 0.
    /// </summary>
    [ConfigurationKeyName("DRAIN_DELAY"), Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan? DrainDelay { get; set; }

    /// <summary>After the grace period, the time over which sockets are asked to resume elsewhere, so that they do not all reconnect at once. Default 5 s for a gateway, else 0.</summary>
    [ConfigurationKeyName("DRAIN_SPREAD"), Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan? DrainSpread { get; set; }

    /// <summary>A process whose oldest undone work waits for longer is not ready. Default 1 minute.</summary>
    [ConfigurationKeyName("READY_MAX_LAG"), Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan ReadyMaxLag { get; set; } = TimeSpan.FromMinutes(1);
}
