using System.Reflection;
using Orleans.Streams;
using OrleansNotify.Events;

namespace OrleansNotify.Streams;

/// <summary>A stream provider that takes what it is given and never answers.</summary>
public class StuckStreams : DispatchProxy
{
    private static int _calls;

    public static int Calls => Volatile.Read(ref _calls);

    public static IStreamProvider Provider => Create<IStreamProvider, StuckStreams>();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name == nameof(IStreamProvider.GetStream))
        {
            return Create<IAsyncStream<LogBatch>, StuckStreams>();
        }

        Interlocked.Increment(ref _calls);
        return targetMethod.ReturnType == typeof(Task) ? new TaskCompletionSource().Task : null;
    }
}
