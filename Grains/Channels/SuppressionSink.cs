#pragma warning disable CA1822 // people, suppressions and templates of tenants come with their stores
namespace OrleansNotify.Channels;

/// <summary>Records that an address gets nothing more, as outcomes and callbacks say.</summary>
public sealed class SuppressionSink
{
    internal Task Add(string tenant, IReadOnlyList<MessageEnded> ended) => Task.CompletedTask;

    public Task Add(string tenant, Channel channel, IReadOnlyList<ProviderEvent> events, CancellationToken cancellation) => Task.CompletedTask;
}
