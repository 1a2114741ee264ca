using System.Globalization;

namespace OrleansNotify.Live.SocketIo;

/// <summary>Where a client of a tenant is in its log, as the offset that Socket.IO clients keep and send back.</summary>
internal readonly record struct SocketIoPosition(string Epoch, long Seq)
{
    /// <summary>The offset of a client that is connected and hears nothing.</summary>
    public const string Apart = "-";

    public static SocketIoPosition? Parse(string? offset)
        => offset?.LastIndexOf(':') is > 0 and var colon
            && long.TryParse(offset.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var seq)
                ? new SocketIoPosition(offset[..colon], seq)
                : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Epoch}:{Seq}");
}
