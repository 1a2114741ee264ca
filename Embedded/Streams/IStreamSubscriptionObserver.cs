using Orleans.Runtime;

namespace Orleans.Streams.Core;

public interface IStreamSubscriptionObserver
{
    Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory);
}

public interface IStreamSubscriptionHandleFactory
{
    string ProviderName { get; }

    StreamId StreamId { get; }

    StreamSubscriptionHandle<T> Create<T>();
}
