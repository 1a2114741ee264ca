using Orleans.Streams;

namespace Orleans.Embedded;

/// <summary>Items on their way to one subscriber. What was delivered before a failure is not delivered again.</summary>
internal sealed class Delivery(IReadOnlyList<(object? Item, Position Position)> items)
{
    public IReadOnlyList<(object? Item, Position Position)> Items { get; } = items;

    public int Delivered { get; set; }
}

internal abstract class Sink
{
    public abstract Task Deliver(Delivery delivery);

    public abstract Task GiveUp(Exception failure);
}

internal sealed class ItemSink<T>(IAsyncObserver<T> observer) : Sink
{
    public override async Task Deliver(Delivery delivery)
    {
        while (delivery.Delivered < delivery.Items.Count)
        {
            var (item, position) = delivery.Items[delivery.Delivered];
            await observer.OnNextAsync((T)item!, position);
            delivery.Delivered++;
        }
    }

    public override Task GiveUp(Exception failure) => observer.OnErrorAsync(failure);
}

internal sealed class BatchSink<T>(IAsyncBatchObserver<T> observer) : Sink
{
    public override async Task Deliver(Delivery delivery)
    {
        await observer.OnNextAsync([.. delivery.Items.Select(next => new SequentialItem<T>((T)next.Item!, next.Position))]);
        delivery.Delivered = delivery.Items.Count;
    }

    public override Task GiveUp(Exception failure) => observer.OnErrorAsync(failure);
}
