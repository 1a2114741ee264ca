namespace OrleansNotify.Portals;

/// <summary>What an image is by its bytes, whatever it is called.</summary>
public sealed record LogoImage(string MediaType, int Width, int Height)
{
    public const int MaxBytes = 64 * 1024;
    public const int MaxSide = 1024;

    /// <summary>Null: it is no PNG, JPEG or WebP, or one that moves or that something else follows. SVG is none of them: it may have scripts.</summary>
    public static LogoImage? Read(ReadOnlySpan<byte> bytes)
        => PngSize.Of(bytes) is { } png ? new LogoImage("image/png", png.Width, png.Height)
            : JpegSize.Of(bytes) is { } jpeg ? new LogoImage("image/jpeg", jpeg.Width, jpeg.Height)
            : WebPSize.Of(bytes) is { } webP ? new LogoImage("image/webp", webP.Width, webP.Height)
            : null;

    public bool HasGoodSize => Width is > 0 and <= MaxSide && Height is > 0 and <= MaxSide;
}
