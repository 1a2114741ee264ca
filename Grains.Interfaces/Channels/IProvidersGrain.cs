namespace OrleansNotify.Channels;

/// <summary>What needs the operator's credentials at providers, which silos have and gateways do not. Key: 0, on every silo.</summary>
[Alias("OrleansNotify.Channels.IProvidersGrain")]
public interface IProvidersGrain : IGrainWithIntegerKey
{
    /// <summary>Verifies and applies a provider's report. Answers after the commit.</summary>
    [Alias("Receive"), AlwaysInterleave]
    Task<CallbackAnswered> Receive(CallbackCall call);

    /// <summary>The operator's provider of each channel, by the channel's word.</summary>
    [Alias("Defaults"), AlwaysInterleave]
    Task<IReadOnlyDictionary<string, string>> Defaults();

    /// <summary>Whether the operator's provider of each channel answers, by the channel's word. At most half a minute old.</summary>
    [Alias("Health"), AlwaysInterleave]
    Task<IReadOnlyDictionary<string, ProviderAnswers>> Health();
}
