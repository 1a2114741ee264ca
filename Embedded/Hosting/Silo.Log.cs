using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Embedded;

internal sealed partial class Silo
{
    [LoggerMessage(1, LogLevel.Error, "Grain {GrainId} failed to activate")]
    public partial void LogActivationFailed(Exception failure, GrainId grainId);

    [LoggerMessage(2, LogLevel.Error, "Grain {GrainId} failed while it deactivated")]
    public partial void LogDeactivationFailed(Exception failure, GrainId grainId);

    [LoggerMessage(3, LogLevel.Warning, "A timer of grain {GrainId} failed")]
    public partial void LogTimerFailed(Exception failure, GrainId grainId);

    [LoggerMessage(4, LogLevel.Warning, "Reminder {Name} of grain {GrainId} failed")]
    public partial void LogReminderFailed(Exception failure, string name, GrainId grainId);

    [LoggerMessage(5, LogLevel.Error, "The reminder table could not be read")]
    public partial void LogRemindersNotRead(Exception failure);

    [LoggerMessage(6, LogLevel.Warning, "A subscriber of stream {Stream} failed at attempt {Attempt}")]
    public partial void LogDeliveryFailed(Exception failure, StreamId stream, int attempt);

    [LoggerMessage(7, LogLevel.Error, "Stream {Stream} gave up an item that its subscriber kept failing on")]
    public partial void LogDeliveryGivenUp(StreamId stream);

    [LoggerMessage(8, LogLevel.Warning, "Grain {GrainId} has no observer for its subscription to stream {Stream}; items are dropped")]
    public partial void LogNoStreamObserver(GrainId grainId, StreamId stream);
}
