using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace OrleansNotify.Hosting;

/// <summary>One process, or silos and gateways apart.</summary>
public sealed class ClusterOptions
{
    /// <summary>
    /// <c>single</c>: this process is everything. <c>silo</c>: holds grains (with <c>Gateway.Web</c>: and terminates HTTP).
    /// <c>gateway</c>: terminates HTTP for silos elsewhere. The last two need PostgreSQL. Default <c>single</c>.
    /// </summary>
    [ConfigurationKeyName("ROLE"), AllowedValues("single", "silo", "gateway", ErrorMessage = "ROLE is single, silo or gateway.")]
    public string Role { get; set; } = "single";

    /// <summary>Names the cluster within its database. Default <c>orleansnotify</c>.</summary>
    [ConfigurationKeyName("CLUSTER_ID"), Required]
    public string ClusterId { get; set; } = "orleansnotify";

    /// <summary>Port on which silos reach this one. Default 11111.</summary>
    [ConfigurationKeyName("SILO_PORT"), Range(1, 65535)]
    public int SiloPort { get; set; } = 11111;

    /// <summary>Port on which gateways reach this silo. Default 30000.</summary>
    [ConfigurationKeyName("SILO_GATEWAY_PORT"), Range(1, 65535)]
    public int SiloGatewayPort { get; set; } = 30000;

    /// <summary>Address that this silo tells the others; empty: the machine's first. Default empty.</summary>
    [ConfigurationKeyName("SILO_ADDRESS")]
    public string SiloAddress { get; set; } = "";

    /// <summary>Names this silo in logs, in the dashboard and in the cluster's rows; empty: machine and process. Default empty.</summary>
    [ConfigurationKeyName("POD_NAME")]
    public string PodName { get; set; } = "";

    /// <summary>
    /// Where silos note which of them has a grain. <c>local</c>: each for its part of the keys; with a silo die the notes that it had, and the
    /// grains that they were of. <c>distributed</c>: handed over and rebuilt, so that only the dead silo's own grains are lost; experimental in
    /// Orleans. The same in every silo. Default <c>local</c>.
    /// </summary>
    [ConfigurationKeyName("GRAIN_DIRECTORY"), AllowedValues("local", "distributed", ErrorMessage = "GRAIN_DIRECTORY is local or distributed.")]
    public string GrainDirectory { get; set; } = "local";

    /// <summary>
    /// Silos collect for Orleans' dashboard, gateways show it at <c>/v1/admin/orleans</c> to the operator. It shows grains' state. The same in
    /// every process. Default false.
    /// </summary>
    [ConfigurationKeyName("DASHBOARD")]
    public bool HasDashboard { get; set; }

    /// <summary>
    /// Orleans streams on which logs publish what they commit. <c>memory</c>: in the silos' memory, looked at ten times a second. Empty: none,
    /// unless Orleans' own configuration names a provider <c>events</c>. Default empty.
    /// </summary>
    [ConfigurationKeyName("STREAMS"), AllowedValues("", "memory", ErrorMessage = "STREAMS is memory or empty.")]
    public string Streams { get; set; } = "";

    public string SiloName => PodName.Length > 0 ? PodName : $"{Environment.MachineName}/{Environment.ProcessId}";

    public bool IsSingle => Role == "single";
}
