namespace OrleansNotify.DeployTests.Kubernetes;

/// <summary>Kubernetes' rule of which pods a selector means: all of its labels, all of its expressions; an empty one means every pod.</summary>
internal static class Selector
{
    public static bool Selects(Yaml selector, Yaml template)
    {
        var labels = template["metadata"]["labels"].Members.ToDictionary(label => label.Key, label => label.Value.Text);
        return selector.IsThere
            && HasLabels(selector["matchLabels"], template)
            && selector["matchExpressions"].Items.All(expression => Holds(expression, labels));
    }

    /// <summary>A service's selector is no more than this.</summary>
    public static bool HasLabels(Yaml wanted, Yaml template)
        => wanted.Members.All(label => template["metadata"]["labels"][label.Key].Text == label.Value.Text);

    private static bool Holds(Yaml expression, Dictionary<string, string> labels)
        => expression["operator"].Text == "In"
            && expression["values"].Items.Any(value => labels.GetValueOrDefault(expression["key"].Text) == value.Text);
}
