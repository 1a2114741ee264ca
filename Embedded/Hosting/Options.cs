namespace Orleans.Configuration;

public abstract class MessagingOptions
{
    /// <summary>How long a caller waits before its call fails with <see cref="TimeoutException"/>. 30 seconds by default.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);
}

/// <summary>For calls that grains make, and the host's own unless <see cref="ClientMessagingOptions"/> are configured.</summary>
public class SiloMessagingOptions : MessagingOptions;

/// <summary>For calls made outside grains.</summary>
public class ClientMessagingOptions : MessagingOptions;

public class GrainCollectionOptions
{
    /// <summary>An activation without a request for this long is deactivated. 15 minutes by default.</summary>
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often idle activations are looked for. 1 minute by default.</summary>
    public TimeSpan CollectionQuantum { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Other ages, by the full name of the grain class.</summary>
    public Dictionary<string, TimeSpan> ClassSpecificCollectionAge { get; } = [];

    public TimeSpan ActivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    public TimeSpan DeactivationTimeout { get; set; } = TimeSpan.FromSeconds(30);
}

public class ClusterOptions
{
    public string ClusterId { get; set; } = "default";

    public string ServiceId { get; set; } = "default";
}
