using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace OrleansNotify.DeployTests.Files;

/// <summary>A place in a YAML file. What is not there is a place too, so that a test says which value it missed.</summary>
internal sealed class Yaml(YamlNode? node, string path)
{
    public Yaml this[string key]
        => new(node is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null, $"{path}.{key}");

    public Yaml this[int index]
        => new(node is YamlSequenceNode list && index < list.Children.Count ? list.Children[index] : null, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"));

    public string Path => path;

    public bool IsThere => node is not null;

    public IEnumerable<Yaml> Items
        => node is YamlSequenceNode list ? list.Children.Select((child, i) => new Yaml(child, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"))) : [];

    public IEnumerable<(string Key, Yaml Value)> Members
        => node is YamlMappingNode mapping ? mapping.Children.Select(pair => (((YamlScalarNode)pair.Key).Value!, new Yaml(pair.Value, $"{path}.{pair.Key}"))) : [];

    /// <summary>Empty: it is not there.</summary>
    public string Text => (node as YamlScalarNode)?.Value ?? "";

    public int Number => int.TryParse(Text, CultureInfo.InvariantCulture, out var number) ? number : throw new FormatException($"{path} is \"{Text}\", not a number");

    /// <summary>Every document of a file.</summary>
    public static List<Yaml> Parse(string text, string name)
    {
        var stream = new YamlStream();
        using var reader = new StringReader(text);
        stream.Load(new MergingParser(new Parser(reader)));
        return [.. stream.Documents.Select(document => new Yaml(document.RootNode, name))];
    }

    public override string ToString() => $"{path}: {node}";
}
