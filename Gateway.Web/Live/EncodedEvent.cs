using OrleansNotify.Events;

namespace OrleansNotify.Live;

/// <summary>One event, encoded once for each protocol that somebody hears it over.</summary>
internal sealed class EncodedEvent(string tenant, string epoch, LoggedEvent logged)
{
    private readonly Dictionary<ILiveFormat, byte[]> _frames = [];

    public byte[] As(ILiveFormat format)
    {
        if (!_frames.TryGetValue(format, out var frame))
        {
            _frames[format] = frame = format.Event(tenant, epoch, logged);
            LiveMetrics.FramesEncoded.Add(1);
        }

        return frame;
    }
}
