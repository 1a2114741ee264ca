using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace OrleansNotify.Hosting;

/// <summary>TLS between the processes of a cluster, each of which shows its certificate to the other. Off where none is given.</summary>
public sealed class ClusterTlsOptions : IValidatableObject
{
    /// <summary>PEM file: this process' certificate, and below it those between it and the authority, if any. Default empty.</summary>
    [ConfigurationKeyName("TLS_CERT")]
    public string Certificate { get; set; } = "";

    /// <summary>PEM file: its private key. Default empty.</summary>
    [ConfigurationKeyName("TLS_KEY")]
    public string Key { get; set; } = "";

    /// <summary>PEM file: the authorities that members' certificates come from. No other is trusted. Default empty.</summary>
    [ConfigurationKeyName("TLS_CA")]
    public string Authority { get; set; } = "";

    /// <summary>DNS name that every member's certificate must have, whatever its address. Default <c>orleansnotify</c>.</summary>
    [ConfigurationKeyName("TLS_HOST"), Required]
    public string HostName { get; set; } = "orleansnotify";

    /// <summary>Port on which the cluster's other gateways reach this one by TLS; only with the three files. Default 3443.</summary>
    [ConfigurationKeyName("GATEWAY_TLS_PORT"), Range(1, 65535)]
    public int GatewayPort { get; set; } = 3443;

    public bool IsOn => Certificate.Length > 0;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (new[] { Certificate, Key, Authority }.Count(file => file.Length > 0) is 1 or 2)
        {
            yield return new ValidationResult("TLS_CERT, TLS_KEY and TLS_CA must be set together, or none of them");
        }
    }
}
