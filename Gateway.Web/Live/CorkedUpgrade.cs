using Microsoft.AspNetCore.Http.Features;

namespace OrleansNotify.Live;

/// <summary>Puts a <see cref="CorkStream"/> under each WebSocket, where <see cref="Under"/> finds it.</summary>
internal sealed class CorkedUpgrade(IHttpUpgradeFeature inner, IFeatureCollection features) : IHttpUpgradeFeature
{
    public bool IsUpgradableRequest => inner.IsUpgradableRequest;

    public async Task<Stream> UpgradeAsync()
    {
        var stream = new CorkStream(await inner.UpgradeAsync());
        features.Set(stream);
        return stream;
    }

    /// <summary>Null when this WebSocket has none.</summary>
    public static CorkStream? Under(HttpContext context) => context.Features.Get<CorkStream>();

    /// <summary>To be called before WebSockets are used.</summary>
    public static void Use(WebApplication app) => app.Use((context, next) =>
    {
        if (context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true } upgrade)
        {
            context.Features.Set<IHttpUpgradeFeature>(new CorkedUpgrade(upgrade, context.Features));
        }

        return next(context);
    });
}
